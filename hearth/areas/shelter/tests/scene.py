"""What the tests of shelter begin with: a house of Nora's, and somebody who was referred to it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from hearth.areas.shelter.actions import (
    Held,
    NewHouse,
    NewRoom,
    Takes,
    Wanted,
    admit,
    hold,
    open_house,
)
from hearth.areas.shelter.models import Bed, Booking, House, Stay
from hearth.casework.cases.models import Case
from hearth.casework.cases.tests.scene import met
from hearth.casework.referrals.actions import accept, draft, send
from hearth.casework.referrals.tests.scene import a_wish, her_yes
from hearth.casework.referrals.wish import OnConsent
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests.cast import TIRANE

ADDRESS = "Rruga e Shembullit 7 (e shpikur)"
ROOMS = (NewRoom(beds=2), NewRoom(beds=3, cots=1, family=True))


def a_house(by: Actor, *, kind: str = "shelter", takes: Takes | None = None) -> House:
    """Two rooms: 1A and 1B; 2A to 2C, and the cot 2D."""
    new = NewHouse(
        f"house-kind/{kind}", "Shtëpia Provë", TIRANE, ADDRESS, "Bie dy herë.", takes or Takes()
    )
    return open_house(new, ROOMS, by=by)


def bed(house: House, label: str, *, by: Actor) -> UUID:
    with acting(by):
        beds = Bed.objects.visible_to(by).of_house(house.pk).select_related("room")
        return next(each.pk for each in beds if each.label == label)


def wanted(
    house: House,
    *labels: str,
    by: Actor,
    cases: tuple[Case, ...] = (),
    nights: int = 3,
    on: int = 0,
) -> Wanted:
    """These beds from tonight, or some days on; the first people get the first beds."""
    first = timezone.localdate(by.at) + timedelta(days=on)
    who: list[tuple[UUID, ...]] = [(case.pk,) for case in cases]
    rows = len(labels)
    shared = [*who[: rows - 1], tuple(pk for each in who[rows - 1 :] for pk in each)]
    shared += [()] * (rows - len(shared))
    held = tuple(Held(bed(house, label, by=by), shared[n]) for n, label in enumerate(labels))
    return Wanted(held, first, first + timedelta(days=nights), by.at + timedelta(hours=6))


def referred(by: Actor, to: Actor, *, band: str = "18-25", sex: str = "female") -> Case:
    """Somebody whose referral the shelter has accepted."""
    case = met(by, band=band, sex=sex)
    grown_up = band in {"18-25", "26-plus", "18-plus"}
    agreed = her_yes(case, to.unit, guardian="" if grown_up else "Nëna (e shpikur)", by=by)
    asked = send(draft(case, a_wish(to.unit), by=by), OnConsent(agreed.pk), by=by)
    accept(asked, by=to)
    return case


def lives_there(
    house: House, case: Case, label: str = "1A", *, until: date | None = None, by: Actor
) -> Stay:
    """She was held a bed for, and came."""
    (held,) = hold(house, wanted(house, label, by=by, cases=(case,)), by=by)
    (stay,) = admit(held, came=[case.pk], until=until, by=by)
    return stay


def bookings(house: House, *, by: Actor) -> list[Booking]:
    with acting(by):
        return list(Booking.objects.visible_to(by).of_house(house.pk).in_force().order_by("at"))
