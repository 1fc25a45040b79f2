"""Who is still in a bed although the agreed day has come; and whom the same bed is promised to.

A stay never ends because of a day on paper, and a promise is not taken back by itself: where both
fall on one bed, the house must see it, and people solve it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from hearth.areas.shelter.models import Booking, Lodging, Stay
from hearth.areas.shelter.models.booking import BookingQuerySet
from hearth.areas.shelter.models.stay import LodgingQuerySet, StayQuerySet
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for

SOON = timedelta(days=2)  # tonight, and tomorrow's night


@dataclass(frozen=True)
class Overstay:
    """Somebody whose agreed day has come and who is there. `promised`: to whom else, if anybody."""

    stay: UUID
    number: str
    due_on: date
    house: UUID
    bed: UUID
    label: str
    promised: UUID | None
    promised_from: date | None

    @property
    def clash(self) -> bool:
        return self.promised is not None


def overstays(actor: Actor, *, house: UUID | None = None) -> list[Overstay]:
    """Those of the actor's houses, or of one. Three questions, and one if nobody stays on."""
    today = timezone.localdate(actor.at)
    stays = {stay.pk: stay for stay in _still_there(actor, today)}
    if not stays:
        return []
    beds = _beds(list(stays), actor)
    own = [each.booking for each in beds.values()]
    promised = _promised(actor, today, [each.bed_id for each in own], [each.pk for each in own])
    others = {each.bed_id: each for each in promised}
    return [
        _overstay(stay, beds[pk].booking, others.get(beds[pk].booking.bed_id))
        for pk, stay in stays.items()
        if pk in beds and house in (None, beds[pk].booking.house_id)
    ]


@asked_for
def _still_there(actor: Actor, today: date) -> StayQuerySet:
    """Although the agreed day has come."""
    late = Stay.objects.visible_to(actor, one_by_one=True).in_units(actor.unit_ids)
    late = late.still_there().due_before(today)
    return late.select_related("case").order_by("due_on", "id")


def _beds(stays: list[UUID], actor: Actor) -> dict[UUID, Lodging]:
    """The bed each of them has now."""
    found: dict[UUID, Lodging] = {}
    for lodging in _lodgings(actor, stays):
        found.setdefault(lodging.stay_id, lodging)
    return found


@asked_for
def _lodgings(actor: Actor, stays: list[UUID]) -> LodgingQuerySet:
    rows = Lodging.objects.visible_to(actor, one_by_one=True).filter(stay__in=stays)
    return rows.latest_first().select_related("booking__bed__room")


@asked_for
def _promised(actor: Actor, today: date, beds: list[UUID], own: list[UUID]) -> BookingQuerySet:
    """To somebody else for tonight or tomorrow; of each bed the first of them comes last."""
    rows = Booking.objects.visible_to(actor, one_by_one=True).in_force()
    rows = rows.between(today, today + SOON).filter(bed__in=beds)
    return rows.exclude(pk__in=own).order_by("-nights")


def _overstay(stay: Stay, booking: Booking, other: Booking | None) -> Overstay:
    return Overstay(
        stay=stay.pk,
        number=stay.case.number,
        due_on=stay.due_on,
        house=booking.house_id,
        bed=booking.bed_id,
        label=booking.bed.label,
        promised=other.pk if other else None,
        promised_from=other.first if other else None,
    )
