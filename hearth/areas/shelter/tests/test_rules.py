"""Who is right for which house; the board's answer; nights and lengths. No database."""

from __future__ import annotations

from datetime import date

import pytest

from hearth.areas.shelter.policy import shelter_policy
from hearth.areas.shelter.rules import (
    Answer,
    Doubt,
    Member,
    Obstacle,
    Party,
    Place,
    answer,
    doubts,
    obstacles,
)
from hearth.areas.shelter.rules.eligibility import member
from hearth.areas.shelter.rules.lengths import band_of, nights_in
from hearth.areas.shelter.rules.vacancy import Offer

HOUSE = Place(
    sexes=frozenset({"female"}),
    from_age=18,
    children=True,
    boys_until=14,
    children_alone=False,
    foreigners=False,
    step_free=False,
    qark="iso:AL-11",
)
WOMAN, GIRL = Member("female", 18, 25), Member("female", 15, 17)
BOY, BIG_BOY = Member("male", 12, 14), Member("male", 15, 17)


@pytest.mark.parametrize(
    ("party", "in_the_way"),
    [
        (Party((WOMAN,)), []),
        (Party((WOMAN, BOY, GIRL)), []),
        (Party((WOMAN, BIG_BOY)), [Obstacle.BOY]),
        (Party((GIRL,)), [Obstacle.CHILD_ALONE]),
        (Party((Member("male", 18, 99),)), [Obstacle.SEX]),
        (Party((WOMAN,), flees="iso:AL-11"), [Obstacle.NEAR_HOME]),
        (Party((WOMAN,), foreign=True, step_free=True), [Obstacle.FOREIGN, Obstacle.STEPS]),
    ],
)
def test_everything_that_stands_in_the_way_is_said_at_once(
    party: Party, in_the_way: list[Obstacle]
) -> None:
    assert obstacles(party, HOUSE) == in_the_way


def test_what_nobody_knows_is_a_doubt_and_stops_nobody() -> None:
    unknown = Party((member("sex/unknown", "age-band/unknown"),))
    assert obstacles(unknown, HOUSE) == []
    found = doubts(unknown, HOUSE, shelter_policy().neighbours)
    assert found == [Doubt.AGE_UNKNOWN, Doubt.SEX_UNKNOWN]


def test_a_neighbouring_qark_is_said_aloud() -> None:
    fled = Party((WOMAN,), flees="iso:AL-02")
    assert doubts(fled, HOUSE, shelter_policy().neighbours) == [Doubt.NEIGHBOUR]


def test_neighbours_are_neighbours_of_each_other() -> None:
    neighbours = shelter_policy().neighbours
    assert len(neighbours) == 12
    for qark, others in neighbours.items():
        assert all(qark in neighbours[other] for other in others)


def test_a_family_is_never_torn_apart_over_two_houses() -> None:
    one, two = Offer(True, 1, waiting_list=False), Offer(True, 2, waiting_list=False)
    assert answer([one, two], beds=3) is Answer.NO
    assert answer([one, two], beds=2) is Answer.YES


def test_a_full_house_that_is_right_for_them_has_a_waiting_list() -> None:
    wrong, full = Offer(False, 9, waiting_list=True), Offer(True, 0, waiting_list=True)
    assert answer([wrong, full], beds=1) is Answer.WAITING_LIST
    assert answer([wrong], beds=1) is Answer.NO


def test_nights_and_lengths() -> None:
    march = (date(2026, 3, 1), date(2026, 4, 1))
    assert nights_in((date(2026, 2, 27), date(2026, 3, 3)), *march) == 2
    assert nights_in((date(2026, 4, 2), date(2026, 4, 9)), *march) == 0
    assert [band_of(days) for days in (1, 3, 4, 400)] == ["days", "days", "month", "more"]
