"""The nights of one bed as cells of a table: free one by one, taken as long as somebody has it.

A cell comes with its words and its look: a house of sixty beds has eight hundred of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from hearth.areas.shelter.models import Booking
from hearth.areas.shelter.queries.overstays import Overstay
from hearth.foundation.design.dates import on_day
from hearth.foundation.vocabularies.choices import name_of


@dataclass(frozen=True)
class Night:
    """A column."""

    on: date
    words: str  # the day, as a sentence names it
    tonight: bool
    past: bool


@dataclass(frozen=True)
class Known:
    """What the reader may know of those who sleep there."""

    numbers: Mapping[UUID, str]
    due: Mapping[UUID, date]
    still: Mapping[UUID, Overstay]  # by bed


@dataclass(frozen=True)
class Cell:
    """Some nights of a bed: free for one, or taken for several."""

    kind: str  # free, stay, hold, out
    nights: int
    first: Night
    label: str
    hidden: str = ""  # said beside it to who does not see the look
    small: str = ""
    sign: str = ""
    look: str = ""
    booking: UUID | None = None


def night_of(day: date, today: date) -> Night:
    return Night(day, on_day(day), day == today, day < today)


def cells_of(
    label: str, bookings: Sequence[Booking], nights: Sequence[Night], known: Known, today: date
) -> Iterator[Cell]:
    """The bed of that label, from the first night to the last."""
    at = 0
    while at < len(nights):
        night = nights[at]
        booking = next((b for b in bookings if b.first <= night.on < b.until), None)
        if booking is None:
            words = {"bed": label, "day": night.words}
            yield Cell("free", 1, night, _("%(bed)s free on %(day)s: hold it") % words)
            at += 1
            continue
        left = (booking.until - night.on).days
        span = min(left, len(nights) - at)
        yield _taken(booking, span, night, known, today, goes_on=left > span)
        at += span


def _taken(
    booking: Booking, span: int, night: Night, known: Known, today: date, *, goes_on: bool
) -> Cell:
    numbers = [known.numbers[case] for case in booking.cases if case in known.numbers]
    dues = [known.due[case] for case in booking.cases if case in known.due]
    late = booking.kind == Booking.Kind.STAY and any(due <= today for due in dues)
    still = known.still.get(booking.bed_id)
    clash = still is not None and still.promised == booking.pk
    label, hidden = _label(booking, numbers, one=span == 1)
    return Cell(
        kind=booking.kind,
        nights=span,
        first=night,
        label=label,
        hidden=hidden,
        small=""
        if span == 1
        else _("%(number)s is still there") % {"number": still.number}
        if still is not None and clash
        else _small(booking, numbers, dues, goes_on=goes_on, late=late),
        sign=_sign(booking, one=span == 1, late=late or clash),
        look=_look(booking, one=span == 1, before=booking.first < night.on, goes_on=goes_on),
        booking=booking.pk,
    )


def _look(booking: Booking, *, one: bool, before: bool, goes_on: bool) -> str:
    """The classes of the design system."""
    kinds = {Booking.Kind.HOLD.value: " stay-hold", Booking.Kind.OUT.value: " stay-out"}
    ends = (" stay-from" if before else "") + (" stay-on" if goes_on else "")
    return f"stay{kinds.get(booking.kind, '')}{ends}{' stay-one' if one else ''}"


def _sign(booking: Booking, *, one: bool, late: bool) -> str:
    """One night has room for one thing: the number, or that the bed is out of use."""
    if booking.kind == Booking.Kind.OUT and (one or not late):
        return "shut"
    if one:
        return ""
    return "late" if late else "draft" if booking.kind == Booking.Kind.HOLD else ""


def _label(booking: Booking, numbers: Sequence[str], *, one: bool) -> tuple[str, str]:
    """What is seen, and what is only heard."""
    if booking.kind == Booking.Kind.OUT:
        out = str(_("Out of use"))
        return ("", out) if one else (out, "")
    if booking.kind == Booking.Kind.HOLD:
        return numbers[0] if numbers else str(_("Held")), _("held")
    return numbers[0] if numbers else str(_("Taken")), ""


def _small(
    booking: Booking,
    numbers: Sequence[str],
    dues: Sequence[date],
    *,
    goes_on: bool,
    late: bool,
) -> str:
    """One small word beside the number: what the house must know first."""
    if booking.out_because_id is not None:
        return name_of(booking.out_because_id)
    if late:
        return _("agreed until %(day)s") % {"day": f"{min(dues):%d.%m}"}
    if len(numbers) > 1:
        return _("and %(count)d more") % {"count": len(numbers) - 1}
    if not goes_on:
        return _("until %(day)s") % {"day": f"{booking.until:%d.%m}"}
    return _("from %(day)s") % {"day": f"{booking.first:%d.%m}"}
