"""The houses of the Coalition, as the story needs them. All of it is invented, the addresses most.

What is true, from the sources: that there are three shelters of organisations and one of the
state; that Another Vision has apartments of high autonomy, which close the circle of
reintegration (founding/004-elbasan-2006).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from demo.teller import TIRANE, Story, Teller
from hearth.areas.shelter import actions
from hearth.areas.shelter.actions import (
    HandedOver,
    Held,
    Left,
    NewHouse,
    NewRoom,
    Noted,
    Takes,
    Wanted,
)
from hearth.areas.shelter.models import Bed, Booking, House, Stay
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting

ADDRESS = "Rruga e Shembullit (e shpikur)"
SINGLE, DOUBLE = NewRoom(beds=1), NewRoom(beds=2)
FAMILY = NewRoom(beds=3, cots=1, family=True)
HOUSES: Sequence[tuple[str, NewHouse, Sequence[NewRoom]]] = (
    (
        "lira",
        NewHouse("house-kind/shelter", "Shtëpia e madhe", "iso:AL-12", ADDRESS, "Zilja e dytë."),
        (DOUBLE, FAMILY, DOUBLE),
    ),
    (
        "lira",
        NewHouse(
            "house-kind/protected-apartment", "Apartamenti", "iso:AL-04", ADDRESS, takes=Takes()
        ),
        (SINGLE, SINGLE),
    ),
    (
        "lira",
        NewHouse(
            "house-kind/emergency",
            "Shtrati i natës",
            "iso:AL-12",
            ADDRESS,
            takes=Takes(sexes=("sex/female", "sex/male"), waiting_list=False),
        ),
        (SINGLE,),
    ),
    (
        "nora",
        NewHouse("house-kind/shelter", "The house", "iso:AL-11", ADDRESS, "Ring twice."),
        (DOUBLE, DOUBLE, FAMILY),
    ),
    (
        "nora",
        NewHouse("house-kind/rent-support", "Rented homes", "iso:AL-11", ADDRESS),
        (SINGLE, SINGLE),
    ),
    (
        "manjola",
        NewHouse(
            "house-kind/shelter",
            "Shtëpia",
            "iso:AL-03",
            ADDRESS,
            takes=Takes(children_alone=True, boys_until=17),
        ),
        (DOUBLE, FAMILY),
    ),
    (
        "manjola",
        NewHouse("house-kind/high-autonomy-apartment", "Apartamentet", "iso:AL-03", ADDRESS),
        (SINGLE, SINGLE),
    ),
    (
        "zana",
        NewHouse(
            "house-kind/shelter",
            "Qendra",
            "iso:AL-11",
            ADDRESS,
            takes=Takes(sexes=("sex/female", "sex/male"), children_alone=True, step_free=True),
        ),
        (SINGLE,),
    ),
)


def tell(teller: Teller) -> Story:
    """They open before the year begins to be told; a bed is being mended these days."""
    opened = teller.at(363, 9)
    yield opened
    for who, house, rooms in HOUSES:
        actions.open_house(house, rooms, by=teller.actor(who, opened))

    mended = teller.at(1, 8)
    yield mended
    for who, label in (("lira", "3B"), ("zana", "1A")):
        by = teller.actor(who, mended)
        theirs, bed = the_bed(by, 0, label)
        until = teller.day(-4)
        actions.take_out_of_use(
            theirs, bed.pk, first=teller.day(1), until=until, because="out-of-use/repair", by=by
        )


def book(teller: Teller, case: Case) -> Story:
    """What the last weeks left in the book of the big house: Lira and Shpresa take turns."""
    heavy = teller.at(40, 21)
    yield heavy
    by = teller.actor("lira", heavy)
    house = the_house(by, 0)
    actions.note_incident(
        house,
        Noted(
            "incident-kind/threat",
            "incident-weight/serious",
            heavy - timedelta(minutes=40),
            "Një makinë qëndroi gjatë përballë derës (e shpikur).",
            "U njoftua policia; dritat u lanë ndezur.",
        ),
        by=by,
    )
    looked = teller.at(20, 10)
    yield looked
    by = teller.actor("lira", looked)
    for item, state, words in (
        ("fire-exits", "good", ""),
        ("medicine-cupboard", "good", ""),
        ("alarm", "to-mend", "Zilja e katit të dytë nuk bie (e shpikur)."),
    ):
        actions.inspect(house, f"inspection-item/{item}", f"inspection-state/{state}", words, by=by)
    kept = teller.at(3, 9)
    yield kept
    by = teller.actor("lira", kept)
    medicine = actions.keep_medicine(
        stay_of(case, by), "Shurup Provë (i shpikur)", "10 ml", [8, 20], by=by
    )
    for days in (3, 2, 1):
        given = teller.at(days, 20, 5)
        yield given
        actions.note_dose(medicine, on=_night(given), hour=20, by=teller.actor("shpresa", given))

    evening = max(teller.ago(hours=9), given + timedelta(minutes=5))
    yield evening
    by = teller.actor("shpresa", evening)
    actions.write_log(house, "log-kind/all-inside", by=by)
    known = "Fëmijët flejnë keq; nëna pret një telefonatë nga shkolla (e shpikur)."
    actions.hand_over(house, HandedOver(3, known, "Shikoni zilen e katit të dytë."), by=by)
    out = teller.ago(hours=2, minutes=10)
    yield out
    by = teller.actor("lira", out)
    actions.go_out(
        stay_of(case, by), back_by=teller.ago(minutes=20), where="Te shkolla (e shpikur).", by=by
    )
    guest = teller.ago(hours=1)
    yield guest
    by = teller.actor("lira", guest)
    actions.let_visitor_in(house, "visitor-kind/doctor", "Mjekja Shembulli (e shpikur)", by=by)


def come(
    teller: Teller, who: str, cases: Sequence[Case], *labels: str, after: datetime, house: int = 0
) -> Story:
    """Beds are held an hour after, and they come two hours later, all together."""
    held_at = after + timedelta(hours=1)
    yield held_at
    held = held_for(teller, who, cases, *labels, at=held_at, house=house)
    came = after + timedelta(hours=3)
    yield came
    actions.admit(held, came=[case.pk for case in cases], by=teller.actor(who, came))


def held_for(
    teller: Teller,
    who: str,
    cases: Sequence[Case],
    *labels: str,
    at: datetime,
    house: int = 0,
    hours: int = 12,
) -> Booking:
    """A bed for each of them, from tonight on."""
    by = teller.actor(who, at)
    beds = [the_bed(by, house, label) for label in labels]
    night = _night(at)
    want = Wanted(
        tuple(Held(bed.pk, (case.pk,)) for (_, bed), case in zip(beds, cases, strict=True)),
        night,
        night + timedelta(days=90),
        at + timedelta(hours=hours),
    )
    return actions.hold(beds[0][0], want, by=by)[0]


def moves(teller: Teller, who: str, case: Case, label: str, *, at: datetime, house: int) -> None:
    by = teller.actor(who, at)
    _, bed = the_bed(by, house, label)
    actions.move(stay_of(case, by), bed.pk, by=by)


def longer(teller: Teller, who: str, case: Case, until: date, why: str, *, at: datetime) -> None:
    by = teller.actor(who, at)
    actions.extend(stay_of(case, by), until=until, why=why, by=by)


def leaves(
    teller: Teller, who: str, case: Case, reason: str, destination: str, words: str, *, at: datetime
) -> None:
    by = teller.actor(who, at)
    left = Left(_night(at), f"leaving-reason/{reason}", f"destination/{destination}", words)
    actions.leave(stay_of(case, by), left, by=by)


def stay_of(case: Case, by: Actor) -> Stay:
    with acting(by):
        found: Stay = Stay.objects.visible_to(by).still_there().get(case=case)
        return found


def the_bed(by: Actor, house: int, label: str) -> tuple[House, Bed]:
    """A bed of the unit's first house, second …, by its room and letter."""
    with acting(by):
        theirs = the_house(by, house)
        beds = Bed.objects.visible_to(by).of_house(theirs.pk).select_related("room")
        return theirs, next(bed for bed in beds if bed.label == label)


def the_house(by: Actor, number: int) -> House:
    with acting(by):
        found: House = House.objects.visible_to(by).of_units(by.unit_ids).in_order()[number]
        return found


def _night(at: datetime) -> date:
    return at.astimezone(TIRANE).date()
