"""One medicine: today's doses, and what was given in the last weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from hearth.areas.shelter.models import Dose, Medicine
from hearth.areas.shelter.models.care import MedicineQuerySet
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for

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
    rows = _noted_lately(actor, medicine.pk, on)
    noted = {dose.hour: dose for dose in rows if dose.on == on}
    return MedicineStory(
        tuple(Today(hour, noted.get(hour)) for hour in medicine.hours),
        tuple(dose for dose in rows if dose.on != on),
    )


@asked_for
def _noted_lately(actor: Actor, medicine: UUID, today: date) -> QuerySet[Dose]:
    rows = Dose.objects.visible_to(actor).filter(medicine=medicine, on__gt=today - WEEKS)
    return rows.select_related("because", "by").order_by("-on", "-hour")


def doses_left(actor: Actor) -> list[DoseLeft]:
    """In the houses of the actor's units. Two questions, and nothing sealed is opened."""
    midnight = timezone.localtime(actor.at).replace(hour=0, minute=0, second=0, microsecond=0)
    given = _hours_of_all(actor)
    noted = set(_noted_on(actor, midnight.date(), [pk for pk, _number, _hours in given]))
    return [
        DoseLeft(pk, number, hour, midnight.replace(hour=hour))
        for pk, number, hours in given
        for hour in hours
        if (pk, hour) not in noted
    ]


@asked_for
def _hours_of_all(actor: Actor) -> QuerySet[Medicine, tuple[UUID, str, list[int]]]:
    """What our houses give: whose it is, and at which hours."""
    rows = Medicine.objects.visible_to(actor, one_by_one=True).still_given()
    rows = rows.filter(stay__unit__in=actor.unit_ids)
    return rows.values_list("pk", "stay__case__number", "hours")


@asked_for
def _noted_on(actor: Actor, day: date, medicines: list[UUID]) -> QuerySet[Dose, tuple[UUID, int]]:
    rows = Dose.objects.visible_to(actor, one_by_one=True).filter(on=day)
    return rows.filter(medicine__in=medicines).values_list("medicine", "hour")


@asked_for
def medicines_of(actor: Actor, stays: list[UUID]) -> MedicineQuerySet:
    """What is given in these stays, for whoever may open the health drawer."""
    rows = Medicine.objects.visible_to(actor).filter(stay__in=stays, stopped_at__isnull=True)
    return rows.order_by("at")
