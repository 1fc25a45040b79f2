"""How full a house was, month by month, and how long people stayed. For its own people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hearth.areas.shelter.models import Bed, Booking, House
from hearth.areas.shelter.rules.lengths import BANDS, band_of, nights_in
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for

MONTHS = 12


@dataclass(frozen=True)
class Month:
    """One month: nights slept of the nights there were."""

    name: str
    slept: int
    possible: int

    @property
    def share(self) -> int:
        """In percent."""
        return round(100 * self.slept / self.possible) if self.possible else 0


@dataclass(frozen=True)
class Occupancy:
    """The year of a house."""

    months: tuple[Month, ...]
    lengths: tuple[tuple[str, int], ...]  # how many stays of each length
    nights: int

    @property
    def shares(self) -> list[tuple[str, int]]:
        return [(month.name, month.share) for month in self.months]


def occupancy_of(house: House, actor: Actor) -> Occupancy:
    """Two questions. Bed-nights come from the bookings, which say nothing of who slept there."""
    today = timezone.localdate(actor.at)
    months = list(_months(today))
    many = len(_beds(actor, house.pk))
    spans = [(nights.lower, nights.upper, cot) for nights, cot in _stays(actor, house.pk)]
    slept = [(first, until) for first, until, cot in spans if not cot]
    opened = max(timezone.localdate(house.opened_at), months[0][0])
    drawn = tuple(
        Month(
            date_format(first, "M Y"),
            sum(nights_in(span, first, min(last, today)) for span in slept),
            many * nights_in((opened, today), first, last),
        )
        for first, last in months
    )
    over = [(until - first).days for first, until, _cot in spans if until <= today]
    return Occupancy(drawn, tuple(_lengths(over)), sum(month.slept for month in drawn))


@asked_for
def _beds(actor: Actor, house: UUID) -> QuerySet[Bed, UUID]:
    """No cots: who sleeps there takes nobody's place."""
    beds = Bed.objects.visible_to(actor, one_by_one=True).of_house(house).filter(cot=False)
    return beds.values_list("pk", flat=True)


@asked_for
def _stays(actor: Actor, house: UUID) -> QuerySet[Booking, tuple[Any, bool]]:
    """The nights of each, and whether in a cot."""
    rows = Booking.objects.visible_to(actor, one_by_one=True).of_house(house).in_force()
    return rows.filter(kind=Booking.Kind.STAY).values_list("nights", "bed__cot")


def _lengths(over: list[int]) -> Iterator[tuple[str, int]]:
    """How long beds were slept in, of those that are free again: told by the bookings alone."""
    words = {
        "days": _("up to 3 days"),
        "month": _("up to 1 month"),
        "quarter": _("up to 3 months"),
        "half": _("up to 6 months"),
        "year": _("up to 1 year"),
        "more": _("longer"),
    }
    bands = [band_of(days) for days in over]
    for band in BANDS:
        yield words[band], bands.count(band)


def _months(today: date) -> Iterator[tuple[date, date]]:
    """The last twelve months, each from its first day to the first of the next."""
    first = today.replace(day=1)
    starts = [first]
    while len(starts) < MONTHS:
        starts.append((starts[-1] - timedelta(days=1)).replace(day=1))
    for start in reversed(starts):
        yield start, (start + timedelta(days=32)).replace(day=1)
