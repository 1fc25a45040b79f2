"""Small figures, days, steps: without a database."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from hearth.areas.outreach.rules.agenda import HOW_TO_REPORT, agenda
from hearth.areas.outreach.rules.days import believed, is_missed
from hearth.areas.outreach.rules.small import publishable, total
from hearth.areas.outreach.rules.steps import reached
from tests.cast import TEN_AT_NIGHT as NOW

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        ({"a": 9, "b": 0}, {"a": 9, "b": 0}),
        ({"a": 1}, {"a": None}),
        ({"a": 9, "b": 1, "c": 7}, {"a": 9, "b": None, "c": None}),
        ({"a": 9, "b": 4, "c": 3}, {"a": 9, "b": None, "c": None}),
        ({"a": 9, "b": 1, "c": 1}, {"a": None, "b": None, "c": None}),
    ],
)
def test_no_small_figure_can_be_worked_out_from_the_others(
    cells: dict[str, int], shown: dict[str, int | None]
) -> None:
    assert publishable(cells, 5) == shown


def test_the_total_is_hidden_with_what_it_is_made_of() -> None:
    assert total({"a": 1, "b": 2}, 5) is None
    assert total({"a": 3, "b": 2}, 5) == 5
    assert total({}, 5) == 0


def test_how_to_report_is_first_and_once() -> None:
    assert agenda(["outreach-topic/rights", HOW_TO_REPORT]) == [
        HOW_TO_REPORT,
        "outreach-topic/rights",
    ]


@pytest.mark.parametrize(("told", "counts"), [(NOW - HOUR, NOW - HOUR), (NOW + HOUR, NOW)])
def test_a_clock_that_runs_ahead_is_not_believed(told: datetime, counts: datetime) -> None:
    assert believed(told, NOW) == counts


def test_somebody_is_missed_after_the_grace() -> None:
    assert not is_missed(NOW, NOW + HOUR / 4, HOUR / 2)
    assert is_missed(NOW, NOW + HOUR, HOUR / 2)


def test_the_furthest_step_says_how_far_it_is() -> None:
    assert reached([]) == 0
    assert reached(["animators", "analysis"]) == 3
