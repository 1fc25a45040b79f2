"""The book of the house: handed over and taken over, incidents, visitors, what is inspected."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hearth.areas.shelter.actions import (
    HandedOver,
    Noted,
    NotInside,
    ReadByYou,
    hand_over,
    inspect,
    let_visitor_in,
    note_incident,
    see_visitor_out,
    take_over,
    write_log,
)
from hearth.areas.shelter.models import Visitor
from hearth.areas.shelter.queries.book import book_of
from hearth.areas.shelter.queries.handovers import unread_handovers
from hearth.areas.shelter.tests.scene import a_house, lives_there, referred
from hearth.casework.referrals.tests.scene import sees
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.deeds.deeds import acting
from tests.cast import later, somebody

KNOW = HandedOver(3, "Dikush telefonoi dy herë dhe heshti (e shpikur).", "Kyç derën e pasme.")


@pytest.fixture
def night(nora: Actor) -> Actor:
    """Nora's colleague of the night shift."""
    return somebody("natasha", Role.SHELTER_MANAGER, nora.unit)


def test_a_shift_is_handed_over_when_somebody_has_read_it(nora: Actor, night: Actor) -> None:
    house = a_house(nora)
    handover = hand_over(house, KNOW, by=nora)
    with acting(night):
        assert unread_handovers(night) == [handover]
    with pytest.raises(ReadByYou):
        take_over(handover, by=nora)
    take_over(handover, by=later(night, minutes=5))
    with pytest.raises(ReadByYou):
        take_over(handover, by=later(night, minutes=6))
    morning = later(night, hours=1)
    with acting(morning):
        assert unread_handovers(morning) == []
        shift = book_of(house, morning).shift
        assert shift is not None
        assert shift.readers == (night.user.short_name,)
        assert shift.row.must_know == KNOW.must_know


def test_nobody_outside_reads_the_book(mira: Actor, nora: Actor, agim: Actor, drita: Actor) -> None:
    house = a_house(nora)
    rows: tuple[ScopedModel, ...] = (
        hand_over(house, KNOW, by=nora),
        write_log(house, "log-kind/note", "E qetë.", by=nora),
        let_visitor_in(house, "visitor-kind/doctor", "Mjeku Shembulli", by=nora),
        inspect(house, "inspection-item/first-aid", "inspection-state/good", by=nora),
        note_incident(
            house,
            Noted(
                "incident-kind/threat", "incident-weight/serious", nora.at, "Një makinë te dera."
            ),
            by=nora,
        ),
    )
    for row in rows:
        assert sees(nora, row)
        assert not any(sees(who, row) for who in (mira, agim, drita))


def test_a_visitor_comes_and_leaves_once(nora: Actor) -> None:
    house = a_house(nora)
    visitor = let_visitor_in(house, "visitor-kind/family", "Halla Shembulli", by=nora)
    see_visitor_out(visitor, by=later(nora, hours=1))
    with pytest.raises(NotInside):
        see_visitor_out(visitor, by=later(nora, hours=2))
    assert Visitor.objects.unscoped(because="test").still_inside().count() == 0


def test_what_is_to_be_mended_stands_in_the_book_until_it_is_good(nora: Actor) -> None:
    house = a_house(nora)
    inspect(house, "inspection-item/alarm", "inspection-state/danger", "Nuk bie.", by=nora)
    with acting(nora):
        (row,) = book_of(house, nora).to_mend
        assert row.words == "Nuk bie."
    inspect(house, "inspection-item/alarm", "inspection-state/good", by=later(nora, hours=1))
    with acting(nora):
        assert book_of(house, nora).to_mend == ()


def test_the_book_takes_as_many_questions_for_five_as_for_one(mira: Actor, nora: Actor) -> None:
    house = a_house(nora)
    hand_over(house, KNOW, by=nora)
    asked = []
    for label in ("1A", "1B", "2A", "2B", "2C"):
        lives_there(house, referred(mira, nora), label, by=nora)
        write_log(house, "log-kind/all-inside", by=nora)
        with acting(nora), CaptureQueriesContext(connection) as queries:
            assert book_of(house, nora).inside > 0
        asked.append(len(queries))
    assert len(set(asked)) == 1, asked
    assert asked[0] <= 14
