"""Who is still in a bed although the agreed day has come; and whom the same bed is promised to.

A stay never ends because of a day on paper, and a promise is not taken back by itself: where both
fall on one bed, the house must see it, and people solve it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from hearth.areas.shelter.models import Booking, Lodging, Stay
from hearth.foundation.access.actor import Actor

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
    late = Stay.objects.visible_to(actor, one_by_one=True).in_units(actor.unit_ids)
    late = late.still_there().due_before(today)
    stays = {stay.pk: stay for stay in late.select_related("case").order_by("due_on", "id")}
    if not stays:
        return []
    beds = _beds(stays, actor)
    others = _others([each.booking for each in beds.values()], today, actor)
    return [
        _overstay(stay, beds[pk].booking, others.get(beds[pk].booking.bed_id))
        for pk, stay in stays.items()
        if pk in beds and house in (None, beds[pk].booking.house_id)
    ]


def _beds(stays: Iterable[UUID], actor: Actor) -> dict[UUID, Lodging]:
    """The bed each of them has now."""
    rows = Lodging.objects.visible_to(actor, one_by_one=True).filter(stay__in=list(stays))
    found: dict[UUID, Lodging] = {}
    for lodging in rows.latest_first().select_related("booking__bed__room"):
        found.setdefault(lodging.stay_id, lodging)
    return found


def _others(own: list[Booking], today: date, actor: Actor) -> dict[UUID, Booking]:
    """By bed: the first booking of somebody else that falls on tonight or tomorrow."""
    rows = Booking.objects.visible_to(actor, one_by_one=True).in_force()
    rows = rows.between(today, today + SOON).filter(bed__in=[each.bed_id for each in own])
    rows = rows.exclude(pk__in=[each.pk for each in own])
    return {each.bed_id: each for each in rows.order_by("-nights")}


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
