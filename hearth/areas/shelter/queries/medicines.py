"""One medicine: today's doses, and what was given in the last weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
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
class DoseLeft:
    """A medicine that is still to be given at this hour of today, or noted why it was not."""

    medicine: UUID
    number: str
    hour: int
    due_at: datetime


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


def doses_left(actor: Actor) -> list[DoseLeft]:
    """In the houses of the actor's units. Two questions, and nothing sealed is opened."""
    midnight = timezone.localtime(actor.at).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = Medicine.objects.visible_to(actor, one_by_one=True).still_given()
    rows = rows.filter(stay__unit__in=actor.unit_ids)
    given = list(rows.values_list("pk", "stay__case__number", "hours"))
    if not given:
        return []
    doses = Dose.objects.visible_to(actor, one_by_one=True).filter(on=midnight.date())
    doses = doses.filter(medicine__in=[pk for pk, _number, _hours in given])
    noted = set(doses.values_list("medicine", "hour"))
    return [
        DoseLeft(pk, number, hour, midnight.replace(hour=hour))
        for pk, number, hours in given
        for hour in hours
        if (pk, hour) not in noted
    ]


def medicines_of(stays: list[UUID], actor: Actor) -> list[Medicine]:
    """What is given in these stays, for whoever may open the health drawer."""
    rows = Medicine.objects.visible_to(actor).filter(stay__in=stays, stopped_at__isnull=True)
    return list(rows.order_by("at"))
