"""How urgent an answer is; when a colleague is asked after."""

from __future__ import annotations

from datetime import date

import pytest

from hearth.areas.counselling.rules import (
    Asked,
    Said,
    Urgency,
    again_on,
    supervision_is_late,
    urgency,
    weighs_heavily,
)

YES, NO, SILENT = Said.YES, Said.NO, Said.NOT_SAID
TODAY = date(2026, 3, 19)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Asked(YES, YES, NO), Urgency.STAY),
        (Asked(SILENT, SILENT, NO), Urgency.STAY),  # what was not said is taken as a yes
        (Asked(YES, NO, NO), Urgency.TODAY),
        (Asked(NO, NO, YES), Urgency.TODAY),
        (Asked(NO, NO, SILENT), Urgency.TODAY),
        (Asked(NO, NO, NO), Urgency.WATCH),
    ],
)
def test_the_safer_side_decides(asked: Asked, expected: Urgency) -> None:
    assert urgency(asked) is expected


def test_somebody_looks_again_today_or_tomorrow_at_the_latest() -> None:
    assert again_on(Asked(YES, NO, NO), TODAY) == TODAY
    assert again_on(Asked(NO, NO, NO), TODAY) == date(2026, 3, 20)


def test_supervision_is_late_after_a_month_or_without_any_talk() -> None:
    assert supervision_is_late(None, TODAY)
    assert supervision_is_late(date(2026, 2, 1), TODAY)
    assert not supervision_is_late(date(2026, 3, 1), TODAY)


def test_only_the_newest_check_in_counts() -> None:
    assert weighs_heavily([1, 5])
    assert not weighs_heavily([5, 2])
    assert not weighs_heavily([])
