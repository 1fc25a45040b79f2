"""Two weeks of a house's beds, as a table: a bed a line, a stay a cell that spans its nights.

Numbers of cases, no names, and no address. A bed whose person's file is not open to the reader
is taken, and nothing more. Eight questions at most, whatever the
size of the house.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from hearth.areas.shelter.models import Bed, Booking, House, Stay
from hearth.areas.shelter.queries.overstays import Overstay, overstays
from hearth.areas.shelter.queries.stays import beds_of
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor

NIGHTS = 14
BEFORE = 3  # nights shown before tonight


@dataclass(frozen=True)
class Night:
    """A column."""

    on: date
    tonight: bool
    past: bool = False


@dataclass(frozen=True)
class Cell:
    """Some nights of a bed: free for one, or taken for several."""

    kind: str  # free, stay, hold, out
    nights: int
    first: Night
    label: str = ""
    small: str = ""
    from_before: bool = False
    goes_on: bool = False
    late: bool = False
    booking: UUID | None = None

    @property
    def one(self) -> bool:
        return self.nights == 1


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


@dataclass(frozen=True)
class _Known:
    """What the reader may know of those who sleep there."""

    numbers: Mapping[UUID, str]
    due: Mapping[UUID, date]
    still: Mapping[UUID, Overstay]  # by bed


def calendar_of(house: House, actor: Actor, *, first: date | None = None) -> Calendar:
    """Two weeks from a day on; without one, tonight is among the first."""
    today = timezone.localdate(actor.at)
    begins = first or today - timedelta(days=BEFORE)
    nights = tuple(
        Night(day, day == today, day < today)
        for day in (begins + timedelta(days=n) for n in range(NIGHTS))
    )
    beds = beds_of(house, actor)
    window = (min(begins, today), max(nights[-1].on, today) + timedelta(days=1))
    bookings = list(
        Booking.objects.visible_to(actor, one_by_one=True)
        .of_house(house.pk)
        .in_force()
        .between(*window)
        .select_related("out_because")
        .order_by("nights")
    )
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


def _known(bookings: Iterable[Booking], house: House, actor: Actor) -> _Known:
    still = {each.bed: each for each in overstays(actor, house=house.pk)}
    ids = {case for booking in bookings for case in booking.cases}
    if not ids:
        return _Known({}, {}, still)
    cases = Case.objects.visible_to(actor, one_by_one=True).filter(pk__in=ids)
    stays = Stay.objects.visible_to(actor, one_by_one=True).still_there().filter(case__in=ids)
    numbers = cases.values_list("pk", "number")
    return _Known(dict(numbers), dict(stays.values_list("case", "due_on")), still)


def _rooms(
    beds: Sequence[Bed],
    bookings: Sequence[Booking],
    nights: Sequence[Night],
    known: _Known,
    today: date,
) -> Iterable[RoomLines]:
    lines: dict[int, list[Line]] = {}
    family: dict[int, bool] = {}
    for bed in beds:
        theirs = [each for each in bookings if each.bed_id == bed.pk]
        cells = tuple(_cells(theirs, nights, known, today))
        lines.setdefault(bed.room.number, []).append(Line(bed.pk, bed.label, bed.cot, cells))
        family[bed.room.number] = bed.room.family
    return [RoomLines(number, family[number], tuple(own)) for number, own in lines.items()]


def _cells(
    bookings: Sequence[Booking], nights: Sequence[Night], known: _Known, today: date
) -> Iterable[Cell]:
    at = 0
    while at < len(nights):
        night = nights[at]
        booking = next((b for b in bookings if b.first <= night.on < b.until), None)
        if booking is None:
            yield Cell("free", 1, night)
            at += 1
            continue
        left = (booking.until - night.on).days
        span = min(left, len(nights) - at)
        yield _taken(booking, span, night, known, today, goes_on=left > span)
        at += span


def _taken(
    booking: Booking, span: int, night: Night, known: _Known, today: date, *, goes_on: bool
) -> Cell:
    numbers = [known.numbers[case] for case in booking.cases if case in known.numbers]
    dues = [known.due[case] for case in booking.cases if case in known.due]
    late = booking.kind == Booking.Kind.STAY and any(due <= today for due in dues)
    still = known.still.get(booking.bed_id)
    clash = still is not None and still.promised == booking.pk
    return Cell(
        kind=booking.kind,
        nights=span,
        first=night,
        label=_label(booking, numbers),
        small=_("%(number)s is still there") % {"number": still.number}
        if still is not None and clash
        else _small(booking, numbers, dues, goes_on=goes_on, late=late),
        from_before=booking.first < night.on,
        goes_on=goes_on,
        late=late or clash,
        booking=booking.pk,
    )


def _label(booking: Booking, numbers: Sequence[str]) -> str:
    if booking.kind == Booking.Kind.OUT:
        return str(_("Out of use"))
    if numbers:
        return numbers[0]
    return str(_("Held")) if booking.kind == Booking.Kind.HOLD else str(_("Taken"))


def _small(
    booking: Booking,
    numbers: Sequence[str],
    dues: Sequence[date],
    *,
    goes_on: bool,
    late: bool,
) -> str:
    """One small word beside the number: what the house must know first."""
    if booking.out_because is not None:
        return booking.out_because.name
    if late:
        return _("agreed until %(day)s") % {"day": f"{min(dues):%d.%m}"}
    if len(numbers) > 1:
        return _("and %(count)d more") % {"count": len(numbers) - 1}
    if not goes_on:
        return _("until %(day)s") % {"day": f"{booking.until:%d.%m}"}
    return _("from %(day)s") % {"day": f"{booking.first:%d.%m}"}
