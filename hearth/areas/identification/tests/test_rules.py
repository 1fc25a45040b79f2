"""The two-officer rule, the months of the reflection period, answers that contradict each other."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.areas.identification.rules.answers import contradicts, signs_as_row, signs_of_row
from hearth.areas.identification.rules.interview import (
    Obstacle,
    Seat,
    Seated,
    Where,
    obstacles,
    seats_needed,
)
from hearth.areas.identification.rules.reflection import days_left, ends_on, ends_soon

FULL = {
    Seat.POLICE: "Agim Testi",
    Seat.SOCIAL_SERVICE: "Sociale Testi",
    Seat.CHILD_PROTECTION: "Fëmijë Testi",
}
seats = st.lists(st.sampled_from(list(Seat)), max_size=5, unique=True)


def seated(*names: Seat) -> list[Seated]:
    return [Seated(seat, f"{seat} Testi") for seat in names]


@pytest.mark.parametrize(("where", "child"), list(product(Where, [False, True])))
def test_the_seats_that_are_needed_are_enough(where: Where, child: bool) -> None:
    officers = seated(*seats_needed(where=where, child=child))
    assert obstacles(officers, where=where, child=child, consented=True) == []


@given(filled=seats, where=st.sampled_from(list(Where)), child=st.booleans())
def test_the_rule_in_one_sentence(filled: list[Seat], where: Where, child: bool) -> None:
    """Police of the place AND social service, and for a child child protection."""
    police = "border-police" if where == "border" else "police"
    wanted = {police, "state-social-service"} | ({"child-protection"} if child else set())
    missing = obstacles(seated(*filled), where=where, child=child, consented=True)
    assert (missing == []) is wanted.issubset(filled)


@pytest.mark.parametrize(
    ("officers", "missing"),
    [
        ([], [Obstacle.NO_POLICE, Obstacle.NO_SOCIAL_SERVICE]),
        (
            [Seated(Seat.POLICE, "Agim  Testi"), Seated(Seat.SOCIAL_SERVICE, "agim  testi")],
            [Obstacle.ONE_PERSON_TWICE],
        ),
        (
            [Seated(Seat.POLICE, ""), Seated(Seat.SOCIAL_SERVICE, "Sociale Testi")],
            [Obstacle.NO_POLICE, Obstacle.NOBODY_NAMED],
        ),
        (
            [Seated(Seat.POLICE, "Agim Testi", signed=False), *seated(Seat.SOCIAL_SERVICE)],
            [Obstacle.NOT_SIGNED],
        ),
    ],
)
def test_what_is_missing_is_said(officers: list[Seated], missing: list[Obstacle]) -> None:
    said = obstacles(officers, where=Where.TERRITORY, child=False, consented=True)
    assert said == missing


def test_nothing_is_held_without_her_consent() -> None:
    officers = seated(Seat.POLICE, Seat.SOCIAL_SERVICE)
    said = obstacles(officers, where=Where.TERRITORY, child=False, consented=False)
    assert said == [Obstacle.NO_CONSENT]


def test_the_police_of_the_territory_do_not_sit_for_the_border() -> None:
    officers = seated(Seat.POLICE, Seat.SOCIAL_SERVICE)
    said = obstacles(officers, where=Where.BORDER, child=False, consented=True)
    assert said == [Obstacle.NO_BORDER_POLICE]


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        (date(2026, 3, 19), date(2026, 6, 19)),
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 3, 31)),
        (date(2026, 10, 31), date(2027, 1, 31)),
    ],
)
def test_three_months_by_the_calendar(begins: date, ends: date) -> None:
    assert ends_on(begins, 3) == ends


@given(begins=st.dates(date(2000, 1, 1), date(2090, 1, 1)), months=st.integers(1, 24))
def test_a_period_ends_after_it_begins_and_never_a_month_early(begins: date, months: int) -> None:
    ends = ends_on(begins, months)
    assert ends > begins
    assert (ends.year * 12 + ends.month) - (begins.year * 12 + begins.month) == months
    assert ends.day == begins.day or (ends + timedelta(days=1)).month != ends.month


def test_the_last_days_are_counted_and_said_beforehand() -> None:
    ends = date(2026, 6, 19)
    assert [days_left(ends, ends - timedelta(days=n)) for n in (2, 1, 0, -5)] == [2, 1, 0, 0]
    assert [ends_soon(ends, ends - timedelta(days=n), 14) for n in (15, 14, 1, 0)] == [
        False, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("codes", "both"),
    [
        ([], False),
        (["disability/none"], False),
        (["disability/declined"], False),
        (["disability/seeing", "disability/hearing"], False),
        (["disability/seeing", "disability/declined"], True),
        (["disability/unknown", "disability/not-asked"], True),
    ],
)
def test_answers_and_a_non_answer_contradict_each_other(codes: list[str], both: bool) -> None:
    assert contradicts(codes) is both


def test_signs_come_back_from_a_row_as_they_went_in() -> None:
    signs = {"indicator/g-01": "observed", "indicator/b-06": "unknown"}
    assert signs_of_row(signs_as_row(signs)) == signs
