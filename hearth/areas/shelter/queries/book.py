"""The book of a house, as one reads it at the change of shifts. A fixed number of questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from hearth.areas.shelter.models import (
    Booking,
    Dose,
    House,
    Incident,
    Inspection,
    LogEntry,
    Medicine,
    Outing,
    Stay,
    Visitor,
)
from hearth.areas.shelter.models.book import VisitorQuerySet
from hearth.areas.shelter.models.care import MedicineQuerySet
from hearth.areas.shelter.queries.handovers import Shift, shift_of
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for

LINES = 30
MEND = frozenset({"inspection-state/to-mend", "inspection-state/danger"})


@dataclass(frozen=True)
class Out:
    """Somebody of the house is out, and should be back by then."""

    outing: UUID
    number: str
    back_by: datetime
    late: bool


@dataclass(frozen=True)
class DoseDue:
    """One medicine at one hour of today: due, given, or not given and why."""

    medicine: UUID
    number: str
    what: str
    dose: str
    hour: int
    due_at: datetime
    noted: Dose | None
    late: bool


@dataclass(frozen=True)
class Book:
    """What stands in the book tonight."""

    shift: Shift | None
    out: tuple[Out, ...]
    doses: tuple[DoseDue, ...]
    visitors: tuple[Visitor, ...]
    incidents: tuple[Incident, ...]
    log: tuple[LogEntry, ...]
    to_mend: tuple[Inspection, ...]
    inspected_on: date | None
    inside: int  # people who should be in the house now


def book_of(house: House, actor: Actor) -> Book:
    """Everything the next shift asks for. About ten questions, however full the house is."""
    there = _in_house(house, actor)
    out = outings(actor, there=there)
    looked = _newest_looks(actor, house.pk)
    return Book(
        shift=shift_of(house, actor),
        out=tuple(out),
        doses=tuple(doses_today(actor, there=there)),
        visitors=tuple(_inside(actor, house.pk)),
        incidents=tuple(_incidents(actor, house.pk)),
        log=tuple(_log(actor, house.pk)),
        to_mend=tuple(row for row in looked if row.state_id in MEND),
        inspected_on=max((timezone.localdate(row.at) for row in looked), default=None),
        inside=len(there) - len(out),
    )


def outings(actor: Actor, *, there: list[UUID] | None = None) -> list[Out]:
    """Who is out; of one house's people, or of all houses of the actor's units. One question."""
    told = _still_out(actor, there)
    return [Out(pk, number, back_by, back_by < actor.at) for pk, number, back_by in told]


@asked_for
def _still_out(
    actor: Actor, there: list[UUID] | None
) -> QuerySet[Outing, tuple[UUID, str, datetime]]:
    rows = Outing.objects.visible_to(actor, one_by_one=True).still_out()
    rows = rows.filter(stay__unit__in=actor.unit_ids, stay__left_on__isnull=True)
    if there is not None:
        rows = rows.filter(stay__case__in=there)
    return rows.order_by("back_by").values_list("pk", "stay__case__number", "back_by")


def doses_today(actor: Actor, *, there: list[UUID] | None = None) -> list[DoseDue]:
    """Every dose of the day, the next first. Two questions."""
    today, medicines = timezone.localdate(actor.at), _still_given(actor, there)
    doses = _noted(actor, today, [row.pk for row in medicines])
    noted = {(dose.medicine_id, dose.hour): dose for dose in doses}
    found = [
        _dose(row, hour, today, noted.get((row.pk, hour)), actor)
        for row in medicines
        for hour in row.hours
    ]
    return sorted(found, key=lambda each: (each.hour, each.number))


@asked_for
def _still_given(actor: Actor, there: list[UUID] | None) -> MedicineQuerySet:
    rows = Medicine.objects.visible_to(actor, one_by_one=True).still_given()
    rows = rows.filter(stay__unit__in=actor.unit_ids)
    if there is not None:
        rows = rows.filter(stay__case__in=there)
    return rows.select_related("stay__case")


@asked_for
def _noted(actor: Actor, today: date, medicines: list[UUID]) -> QuerySet[Dose]:
    rows = Dose.objects.visible_to(actor, one_by_one=True).filter(medicine__in=medicines, on=today)
    return rows.select_related("because", "by")


@asked_for
def _inside(actor: Actor, house: UUID) -> VisitorQuerySet:
    rows = Visitor.objects.visible_to(actor, one_by_one=True).still_inside().filter(house=house)
    return rows.select_related("kind").order_by("came_at")


@asked_for
def _incidents(actor: Actor, house: UUID) -> QuerySet[Incident]:
    rows = Incident.objects.visible_to(actor, one_by_one=True).filter(house=house)
    return rows.select_related("kind", "weight", "by").order_by("-happened_at")[:LINES]


@asked_for
def _log(actor: Actor, house: UUID) -> QuerySet[LogEntry]:
    rows = LogEntry.objects.visible_to(actor, one_by_one=True).filter(house=house)
    return rows.select_related("kind", "by").order_by("-at")[:LINES]


def looks_at(house: House, actor: Actor) -> dict[str, Inspection]:
    """How each item was found last."""
    return {row.item_id: row for row in _newest_looks(actor, house.pk)}


@asked_for
def _newest_looks(actor: Actor, house: UUID) -> QuerySet[Inspection]:
    rows = Inspection.objects.visible_to(actor, one_by_one=True).filter(house=house)
    return rows.select_related("item", "state", "by").order_by("item", "-at").distinct("item")


def _in_house(house: House, actor: Actor) -> list[UUID]:
    """The cases of those who live in this house now, as far as they are open to the reader."""
    tonight = _slept_in(actor, house.pk, timezone.localdate(actor.at))
    return _there(actor, [case for cases in tonight for case in cases])


@asked_for
def _slept_in(actor: Actor, house: UUID, night: date) -> QuerySet[Booking, list[UUID]]:
    """The cases of each bed."""
    rows = Booking.objects.visible_to(actor, one_by_one=True).of_house(house).in_force()
    rows = rows.filter(kind=Booking.Kind.STAY).on(night)
    return rows.values_list("cases", flat=True)


@asked_for
def _there(actor: Actor, cases: list[UUID]) -> QuerySet[Stay, UUID]:
    """Nobody lives in two houses: each of them once."""
    rows = Stay.objects.visible_to(actor, one_by_one=True).still_there().filter(case__in=cases)
    return rows.values_list("case", flat=True)


def _dose(row: Medicine, hour: int, today: date, noted: Dose | None, actor: Actor) -> DoseDue:
    midnight = timezone.localtime(actor.at).replace(hour=0, minute=0, second=0, microsecond=0)
    due = midnight.replace(hour=hour)
    return DoseDue(
        row.pk,
        row.stay.case.number,
        str(row.what),
        str(row.dose),
        hour,
        due,
        noted,
        late=noted is None and due + timedelta(hours=1) < actor.at,
    )
