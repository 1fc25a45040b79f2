"""A bed is promised once; a hold ends by itself; nobody outside learns who it is for."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from hearth.areas.shelter.actions import (
    BedTaken,
    NoShelterOfTheirs,
    NoSuchBed,
    NotWaiting,
    hold,
    lapse,
    let_go,
    take_out_of_use,
)
from hearth.areas.shelter.models import Bed, Booking, House, HouseAddress
from hearth.areas.shelter.tests.scene import a_house, bed, bookings, referred, wanted
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.casework.referrals.tests.scene import sees
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.jobs.house import house_actor
from tests.cast import later, somebody, unit


@pytest.fixture
def other(house: None) -> Actor:
    """The manager of a third organisation's shelter."""
    there = unit("third-shelter", kind=UnitKind.SHELTER, of="third", qark="iso:AL-03")
    return somebody("norma", Role.SHELTER_MANAGER, there)


def test_a_house_is_opened_by_the_people_of_a_shelter(mira: Actor) -> None:
    with pytest.raises(NoShelterOfTheirs):
        a_house(mira)


def test_of_a_house_nobody_outside_reads_anything(
    nora: Actor, other: Actor, mira: Actor, agim: Actor, ilir: Actor, drita: Actor
) -> None:
    house = a_house(nora)
    with acting(nora):
        address = HouseAddress.objects.visible_to(nora).get()
        assert "Shembullit" in address.address
        first = Bed.objects.visible_to(nora).first()
    (held,) = hold(house, wanted(house, "1A", by=nora), by=nora)
    assert first is not None
    rows: tuple[ScopedModel, ...] = (house, address, first, held)
    for row in rows:
        assert sees(nora, row)
        assert not any(sees(who, row) for who in (other, mira, agim, ilir, drita))


def test_a_bed_is_promised_once(nora: Actor) -> None:
    house = a_house(nora)
    hold(house, wanted(house, "1A", by=nora), by=nora)
    with pytest.raises(BedTaken):
        hold(house, wanted(house, "1B", "1A", by=nora), by=nora)
    assert len(bookings(house, by=nora)) == 1, "all the beds of a party, or none"
    hold(house, wanted(house, "1A", by=nora, on=3), by=nora)
    assert len(bookings(house, by=nora)) == 2, "the day one leaves, the next may come"


def test_the_bed_of_another_house_is_not_ours_to_hold(nora: Actor, other: Actor) -> None:
    theirs, ours = a_house(other), a_house(nora)
    want = wanted(theirs, "1A", by=other)
    with pytest.raises(NotTheirWork):
        hold(theirs, want, by=nora)
    with pytest.raises(NoSuchBed):
        hold(ours, want, by=nora)


def test_a_hold_ends_by_itself_and_the_bed_is_free(nora: Actor) -> None:
    house = a_house(nora)
    (held,) = hold(house, wanted(house, "1A", by=nora), by=nora)
    assert held.expires_at
    clock = house_actor(held.expires_at)
    assert lapse(held, by=clock)
    assert not lapse(held, by=clock), "of two workers one wins"
    assert hold(house, wanted(house, "1A", by=nora), by=nora)


def test_where_the_clock_slept_the_next_hold_makes_room(nora: Actor) -> None:
    house = a_house(nora)
    hold(house, wanted(house, "1A", by=nora), by=nora)
    morning = later(nora, hours=7)
    assert hold(house, wanted(house, "1A", by=morning), by=morning)


def test_nobody_holds_a_bed_for_longer_than_the_page_says(nora: Actor) -> None:
    house = a_house(nora)
    want = wanted(house, "1A", by=nora)
    forever = type(want)(want.beds, want.first, want.until, nora.at + timedelta(days=90))
    (held,) = hold(house, forever, by=nora)
    assert held.expires_at == nora.at + timedelta(hours=72)


def test_a_hold_is_let_go_with_all_its_beds(nora: Actor) -> None:
    house = a_house(nora)
    first, _ = hold(house, wanted(house, "2A", "2B", by=nora), by=nora)
    assert let_go(first, because="booking-end/not-needed", by=nora) == 2
    with pytest.raises(NotWaiting):
        let_go(first, because="booking-end/not-needed", by=nora)


def test_a_bed_out_of_use_is_not_promised(nora: Actor) -> None:
    house = a_house(nora)
    today = timezone.localdate(nora.at)
    out = take_out_of_use(
        house,
        bed(house, "1B", by=nora),
        first=today,
        until=today + timedelta(days=5),
        because="out-of-use/repair",
        by=nora,
    )
    with pytest.raises(BedTaken):
        hold(house, wanted(house, "1B", by=nora), by=nora)
    let_go(out, because="booking-end/bed-ready", by=nora)
    assert hold(house, wanted(house, "1B", by=nora), by=nora)


def test_a_hold_for_a_case_says_no_name_and_opens_nothing(mira: Actor, nora: Actor) -> None:
    case, house = referred(mira, nora), a_house(nora)
    (held,) = hold(house, wanted(house, "1A", by=nora, cases=(case,)), by=nora)
    assert held.cases == [case.pk]
    assert not sees(mira, held), "who referred her does not read the beds of a house"
    assert not sees(mira, house)
    assert Booking.objects.unscoped(because="test").count() == 1
    assert House.objects.unscoped(because="test").count() == 1
