"""Two weeks of a house's beds, as a table: a bed a line, a stay a cell that spans its nights.

Numbers of cases, no names, and no address. A bed whose person's file is not open to the reader
is taken, and nothing more. Eight questions at most, whatever the
size of the house.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from hearth.areas.shelter.models import Bed, Booking, House, Stay
from hearth.areas.shelter.models.booking import BookingQuerySet
from hearth.areas.shelter.queries.cells import Cell, Known, Night, cells_of, night_of
from hearth.areas.shelter.queries.overstays import Overstay, overstays
from hearth.areas.shelter.queries.stays import beds_of
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for

NIGHTS = 14
BEFORE = 3  # nights shown before tonight


@dataclass(frozen=True)
class Line:
    """A bed and its nights."""

    bed: UUID
    label: str
    cot: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class RoomLines:
    """A room and its beds."""

    number: int
    family: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Calendar:
    """What the page shows."""

    nights: tuple[Night, ...]
    rooms: tuple[RoomLines, ...]
    free: tuple[str, ...]  # labels of the beds that are free tonight
    taken: int
    held: int
    out: int
    clashes: tuple[Overstay, ...] = ()  # still there, and the bed is promised to somebody else

    @property
    def first(self) -> date:
        return self.nights[0].on

    @property
    def last(self) -> date:
        return self.nights[-1].on

    @property
    def earlier(self) -> date:
        return self.first - timedelta(days=NIGHTS)

    @property
    def later(self) -> date:
        return self.first + timedelta(days=NIGHTS)

    @property
    def width(self) -> int:
        return len(self.nights) + 1


def calendar_of(house: House, actor: Actor, *, first: date | None = None) -> Calendar:
    """Two weeks from a day on; without one, tonight is among the first."""
    today = timezone.localdate(actor.at)
    begins = first or today - timedelta(days=BEFORE)
    nights = tuple(night_of(begins + timedelta(days=n), today) for n in range(NIGHTS))
    beds = beds_of(house, actor)
    ends = max(nights[-1].on, today) + timedelta(days=1)
    bookings = _booked(actor, house.pk, min(begins, today), ends)
    known = _known(bookings, house, actor)
    tonight = {each.bed_id: each for each in bookings if each.first <= today < each.until}
    kinds = [each.kind for each in tonight.values()]
    return Calendar(
        nights,
        tuple(_rooms(beds, bookings, nights, known, today)),
        free=tuple(
            bed.label for bed in beds if bed.pk not in tonight and bed.pk not in known.still
        ),
        taken=kinds.count(Booking.Kind.STAY),
        held=kinds.count(Booking.Kind.HOLD),
        out=kinds.count(Booking.Kind.OUT),
        clashes=tuple(each for each in known.still.values() if each.clash),
    )


@asked_for
def _booked(actor: Actor, house: UUID, first: date, until: date) -> BookingQuerySet:
    rows = Booking.objects.visible_to(actor, one_by_one=True).of_house(house).in_force()
    return rows.between(first, until).order_by("nights")


def _known(bookings: Iterable[Booking], house: House, actor: Actor) -> Known:
    still = {each.bed: each for each in overstays(actor, house=house.pk)}
    ids = list({case for booking in bookings for case in booking.cases})
    return Known(dict(_numbers(actor, ids)), dict(_agreed(actor, ids)), still)


@asked_for
def _numbers(actor: Actor, cases: list[UUID]) -> QuerySet[Case, tuple[UUID, str]]:
    rows = Case.objects.visible_to(actor, one_by_one=True).filter(pk__in=cases)
    return rows.values_list("pk", "number")


@asked_for
def _agreed(actor: Actor, cases: list[UUID]) -> QuerySet[Stay, tuple[UUID, date]]:
    """Until when those who are there are to stay."""
    rows = Stay.objects.visible_to(actor, one_by_one=True).still_there().filter(case__in=cases)
    return rows.values_list("case", "due_on")


def _rooms(
    beds: Sequence[Bed],
    bookings: Sequence[Booking],
    nights: Sequence[Night],
    known: Known,
    today: date,
) -> Iterable[RoomLines]:
    lines: dict[int, list[Line]] = {}
    family: dict[int, bool] = {}
    booked: dict[UUID, list[Booking]] = {}
    for booking in bookings:
        booked.setdefault(booking.bed_id, []).append(booking)
    for bed in beds:
        cells = tuple(cells_of(bed.label, booked.get(bed.pk, ()), nights, known, today))
        lines.setdefault(bed.room.number, []).append(Line(bed.pk, bed.label, bed.cot, cells))
        family[bed.room.number] = bed.room.family
    return [RoomLines(number, family[number], tuple(own)) for number, own in lines.items()]
