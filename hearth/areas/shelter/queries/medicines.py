"""One medicine: today's doses, and what was given in the last weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from hearth.areas.shelter.models import Dose, Medicine
from hearth.foundation.access.actor import Actor

WEEKS = timedelta(days=28)


@dataclass(frozen=True)
class Today:
    """One hour of today: noted, or open."""

    hour: int
    noted: Dose | None


@dataclass(frozen=True)
class MedicineStory:
    """What the page shows."""

    today: tuple[Today, ...]
    before: tuple[Dose, ...]


def medicine_story(medicine: Medicine, actor: Actor) -> MedicineStory:
    """One question."""
    on = timezone.localdate(actor.at)
    rows = list(
        Dose.objects.visible_to(actor)
        .filter(medicine=medicine, on__gt=on - WEEKS)
        .select_related("because", "by")
        .order_by("-on", "-hour")
    )
    noted = {dose.hour: dose for dose in rows if dose.on == on}
    return MedicineStory(
        tuple(Today(hour, noted.get(hour)) for hour in medicine.hours),
        tuple(dose for dose in rows if dose.on != on),
    )


def medicines_of(stays: list[UUID], actor: Actor) -> list[Medicine]:
    """What is given in these stays, for whoever may open the health drawer."""
    rows = Medicine.objects.visible_to(actor).filter(stay__in=stays, stopped_at__isnull=True)
    return list(rows.order_by("at"))
