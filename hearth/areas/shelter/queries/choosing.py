"""Which beds of a house are right for these people in these nights, and why the others are not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from hearth.areas.shelter.models import Bed, Booking, House
from hearth.areas.shelter.models.booking import BookingQuerySet
from hearth.areas.shelter.queries.overstays import Overstay, overstays
from hearth.areas.shelter.queries.stays import beds_of
from hearth.areas.shelter.rules import Party
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.design.dates import on_day


@dataclass(frozen=True)
class Choice:
    """One bed. `why`: what stands in the way; empty where nothing does."""

    bed: UUID
    label: str
    cot: bool
    family: bool
    why: str

    @property
    def free(self) -> bool:
        return not self.why

    @property
    def words(self) -> str:
        if self.cot:
            return _("%(bed)s, a cot") % {"bed": self.label}
        if self.family:
            return _("%(bed)s, family room") % {"bed": self.label}
        return self.label


def choices_of(
    house: House, actor: Actor, *, party: Party, first: date, until: date
) -> list[Choice]:
    """Every bed in the order of the rooms. Five questions, whatever the size of the house."""
    busy = {each.bed_id: each for each in _taken(actor, house.pk, first, until)}
    still = {each.bed: each for each in overstays(actor, house=house.pk)}
    small = not party.members or any(member.small for member in party.members)
    return [
        Choice(
            bed.pk,
            bed.label,
            bed.cot,
            bed.room.family,
            _why(bed, busy.get(bed.pk), still.get(bed.pk), small=small),
        )
        for bed in beds_of(house, actor)
    ]


@asked_for
def _taken(actor: Actor, house: UUID, first: date, until: date) -> BookingQuerySet:
    rows = Booking.objects.visible_to(actor, one_by_one=True).in_force().of_house(house)
    return rows.between(first, until).order_by("-nights")


def _why(bed: Bed, booking: Booking | None, still: Overstay | None, *, small: bool) -> str:
    if still is not None:
        return _("%(number)s is still there; agreed until %(day)s") % {
            "number": still.number,
            "day": on_day(still.due_on),
        }
    if booking is not None:
        words = {
            Booking.Kind.STAY.value: _("taken from %(first)s to %(until)s"),
            Booking.Kind.HOLD.value: _("held from %(first)s to %(until)s"),
            Booking.Kind.OUT.value: _("out of use from %(first)s to %(until)s"),
        }[booking.kind]
        return words % {"first": on_day(booking.first), "until": on_day(booking.until)}
    if bed.cot and not small:
        return _("a cot, for a small child")
    return ""
