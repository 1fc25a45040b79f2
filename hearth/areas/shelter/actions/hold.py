"""Hold beds for people who come together; let a hold go; take a bed out of use.

Of two who press at once the database lets one through. The rows of the beds are locked first, in
one order, so that nobody waits in a circle. Source: security notes, M-17: with the constraint and
the lock, no overlap and no error.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from hearth.areas.shelter.happened import Happened
from hearth.areas.shelter.models import Bed, Booking, House
from hearth.areas.shelter.policy import shelter_policy
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.jobs.notify import tell
from hearth.foundation.jobs.topics import Topic


class BedTaken(Exception):
    """One of these beds is not free for all of these nights. Choose another, or other nights."""


class NoSuchBed(Exception):
    """A bed of another house, or of none."""


class HouseClosed(Exception):
    """It was given up: nobody is taken in. Choose another house."""


class NotWaiting(Exception):
    """This hold is over: it was let go, it lapsed, or the person came."""


@dataclass(frozen=True)
class Held:
    """One bed, and for whom: the ids of their cases. Several share a bed only if they wish."""

    bed: UUID
    cases: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Wanted:
    """Beds for people who come together, from a night on, until a day; and until when it holds."""

    beds: tuple[Held, ...]
    first: date
    until: date
    expires_at: datetime


@deed
def hold(house: House, wanted: Wanted, *, by: Actor) -> list[Booking]:
    """Keep beds free for them. It ends by itself, so that nobody keeps one by forgetting it."""
    insist_on_work(house.dossier_id, by=by)
    lock(house, [held.bed for held in wanted.beds], by=by)
    longest = by.at + shelter_policy().longest_hold
    party = uuid4()
    bookings = [
        Booking(
            dossier_id=house.dossier_id,
            house=house,
            bed_id=held.bed,
            nights=DateRange(wanted.first, wanted.until),
            kind=Booking.Kind.HOLD,
            party=party,
            cases=list(held.cases),
            expires_at=min(wanted.expires_at, longest),
            by=by.user,
            at=by.at,
        )
        for held in wanted.beds
    ]
    write(bookings)
    record(Happened.HELD, house.dossier_id, by=by, which=party, count=len(bookings))
    tell(Topic.BEDS, unit=house.unit_id)
    return bookings


@deed
def take_out_of_use(
    house: House, bed: UUID, *, first: date, until: date, because: str, by: Actor
) -> Booking:
    """A bed nobody can sleep in, for some nights, and why."""
    insist_on_work(house.dossier_id, by=by)
    lock(house, [bed], by=by)
    booking = Booking(
        dossier_id=house.dossier_id,
        house=house,
        bed_id=bed,
        nights=DateRange(first, until),
        kind=Booking.Kind.OUT,
        party=uuid4(),
        out_because_id=because,
        by=by.user,
        at=by.at,
    )
    write([booking])
    record(Happened.OUT_OF_USE, house.dossier_id, by=by, which=booking.pk, reason=because)
    tell(Topic.BEDS, unit=house.unit_id)
    return booking


@deed
def let_go(booking: Booking, *, because: str, by: Actor) -> int:
    """A hold is not needed any more: all beds of those who were to come. Or a bed works again."""
    insist_on_work(booking.dossier_id, by=by)
    bookings = Booking.objects.visible_to(by).in_force().of_party(booking.party)
    bookings = bookings.exclude(kind=Booking.Kind.STAY).filter(house=booking.house_id)
    gone: int = bookings.update(released_at=by.at, released_because=because)
    if not gone:
        raise NotWaiting
    record(Happened.RELEASED, booking.dossier_id, by=by, which=booking.party, reason=because)
    tell(Topic.BEDS, unit=booking.house.unit_id)
    return gone


@deed
def lapse(booking: Booking, *, by: Actor) -> bool:
    """A hold's time is over. The house does this by itself; of two workers one wins."""
    holds = Booking.objects.unscoped(because="a hold ends by itself").lapsed(by.at)
    if not holds.filter(pk=booking.pk).update(
        released_at=by.at, released_because="booking-end/lapsed"
    ):
        return False
    record(
        Happened.RELEASED,
        booking.dossier_id,
        by=by,
        which=booking.party,
        reason="booking-end/lapsed",
    )
    tell(Topic.BEDS, unit=booking.house.unit_id)
    return True


def lock(
    house: House, beds: Collection[UUID], *, at_the_door: UUID | None = None, by: Actor
) -> None:
    """Nobody else books these beds until this deed is done. What has lapsed makes room, but not
    the hold of a party that stands at the door."""
    rows = Bed.objects.visible_to(by).of_house(house.pk).filter(pk__in=beds)
    found = list(rows.order_by("pk").select_for_update(of=("self",)))
    if not beds or len(found) != len(set(beds)):
        raise NoSuchBed
    if not House.objects.visible_to(by).still_open().filter(pk=house.pk).exists():
        raise HouseClosed
    lapsed = Booking.objects.visible_to(by).lapsed(by.at).filter(bed__in=beds)
    if at_the_door is not None:
        lapsed = lapsed.exclude(party=at_the_door)
    lapsed.update(released_at=by.at, released_because="booking-end/lapsed")


def write(bookings: Sequence[Booking]) -> None:
    """All of them, or none and a sentence: the database knows which nights are promised."""
    try:
        with transaction.atomic():
            Booking.objects.bulk_create(bookings)
    except IntegrityError:
        raise BedTaken from None


def change(booking: Booking, *, by: Actor, **columns: object) -> None:
    """Other nights, or another kind, for a booking in force; the database may say no."""
    rows = Booking.objects.visible_to(by).in_force().filter(pk=booking.pk)
    try:
        with transaction.atomic():
            rows.update(**columns)
    except IntegrityError:
        raise BedTaken from None


def cut(booking: Booking, *, on: date, because: str, by: Actor) -> None:
    """From this day on the bed is free again. Who came and left on one day used no night."""
    if on <= booking.first:
        change(booking, by=by, released_at=by.at, released_because=because)
    elif on < booking.until:
        change(booking, by=by, nights=DateRange(booking.first, on))
