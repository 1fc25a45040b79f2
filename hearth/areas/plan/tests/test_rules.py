"""The rules of the plan, read beside the pages they quote."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hearth.areas.plan.policy import plan_policy, review_limit
from hearth.areas.plan.rules.dates import judged_again, months_on, next_monitoring_visit
from hearth.areas.plan.rules.paper import betrays
from hearth.areas.plan.rules.plan import (
    Missing,
    Planned,
    Seat,
    State,
    lacking,
    still_to_sign,
)
from hearth.areas.plan.rules.road import (
    Stands,
    obstacles_to_farewell,
    obstacles_to_phase,
    unmet,
)

SPRING = date(2026, 3, 19)
WORK = "outcome-domain/livelihood"


def test_a_plan_says_everything_it_lacks_at_once() -> None:
    silent = Planned("outcome-domain/legal", State.DROPPED, "", was=State.IN_PROGRESS)
    assert lacking(set(), [silent], version=2, why="") == list(Missing)
    assert lacking({WORK}, [Planned(WORK, State.NOT_STARTED, "")], version=1, why="") == []


def test_what_was_dropped_before_need_not_be_explained_again() -> None:
    same = Planned(WORK, State.DROPPED, "", was=State.DROPPED)
    assert lacking({WORK}, [same], version=2, why="The course ended.") == []


def test_both_sign_and_for_a_child_the_guardian_does() -> None:
    assert still_to_sign([], child=False) == [Seat.PERSON, Seat.WORKER]
    assert still_to_sign([Seat.PERSON, Seat.WORKER], child=True) == [Seat.GUARDIAN]
    assert still_to_sign([Seat.GUARDIAN, Seat.WORKER], child=True) == []


def test_a_month_ends_where_the_month_ends() -> None:
    assert months_on(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_on(SPRING, 3) == date(2026, 6, 19)


def test_meetings_thin_out_and_end_after_three_years() -> None:
    steps, day, gaps = plan_policy().thinning, SPRING, []
    while (following := next_monitoring_visit(SPRING, day, steps)) is not None:
        gaps.append((following - day).days)
        day = following
    assert gaps[0] == 7
    assert gaps[-2] == 182
    assert day == months_on(SPRING, 36)


@given(some.integers(0, 1500))
def test_the_next_meeting_always_lies_ahead(days: int) -> None:
    last = SPRING + timedelta(days=days)
    following = next_monitoring_visit(SPRING, last, plan_policy().thinning)
    assert following is None or following > last


def test_a_risk_is_never_judged_later_than_the_page_says() -> None:
    assert judged_again(SPRING, 7, SPRING + timedelta(days=30)) == SPRING + timedelta(days=7)
    assert judged_again(SPRING, 7, SPRING + timedelta(days=2)) == SPRING + timedelta(days=2)
    assert judged_again(SPRING, 7, SPRING) == SPRING + timedelta(days=7)


def test_a_phase_is_left_with_its_tests_met_or_with_a_reason() -> None:
    order = plan_policy().order
    first, second = order[0], order[1]
    left = unmet(["safe-tonight", "urgent-needs-met"], ["safe-tonight"])
    assert left == ["urgent-needs-met"]
    assert obstacles_to_phase(order, first, second, unmet=left, why="") == [Stands.UNMET]
    assert obstacles_to_phase(order, first, second, unmet=left, why="She leaves town.") == []
    assert obstacles_to_phase(order, second, first, unmet=[], why="") == [Stands.BACKWARDS]
    assert obstacles_to_phase(order, first, first, unmet=[], why="") == [Stands.SAME]


def test_nobody_is_put_out_without_another_place_and_the_director() -> None:
    strict = plan_policy().needs_alternative
    rules = "closing-reason/rules-exit"
    assert obstacles_to_farewell(rules, strict, alternative="", director="") == [
        Stands.ALTERNATIVE,
        Stands.DIRECTOR,
    ]
    reached = "closing-reason/goals-achieved"
    assert obstacles_to_farewell(reached, strict, alternative="", director="") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Të shkoj te POLICIA",
        "Dal nga strehëza",
        "Kthehem te Vatra",
        "Marr 069 000 0999",
        "the trafficking case",
        "Viktimat e tjera",
    ],
)
def test_a_word_that_betrays_is_found(sentence: str) -> None:
    assert betrays(sentence, (*plan_policy().words_not_on_paper, "Vatra"))


@pytest.mark.parametrize("sentence", ["Kurs qepjeje më 19.03.2026", "Dua punë", "Në orën 10.30"])
def test_a_harmless_sentence_is_carried(sentence: str) -> None:
    assert not betrays(sentence, (*plan_policy().words_not_on_paper, "Vatra"))


def test_no_jurist_has_signed_any_of_it() -> None:
    """When one has, this test is taken away and the screens stop saying so."""
    assert not review_limit().verified
    assert not any(phase.verified for phase in plan_policy().phases.values())
