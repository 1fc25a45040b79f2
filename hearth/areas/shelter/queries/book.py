"""The book of a house, as one reads it at the change of shifts. A fixed number of questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from hearth.areas.shelter.models import (
    Booking,
    Dose,
    Handover,
    HandoverReading,
    House,
    Incident,
    Inspection,
    LogEntry,
    Medicine,
    Outing,
    Stay,
    Visitor,
)
from hearth.foundation.access.actor import Actor

LINES = 30
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Shift:
    """The last handover: what must be known, who has read it, whether it is the reader's turn."""

    row: Handover
    readers: tuple[str, ...]
    mine_to_read: bool


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
    looked = _newest_looks(house, actor)
    return Book(
        shift=_shift(house, actor),
        out=tuple(out),
        doses=tuple(doses_today(actor, there=there)),
        visitors=tuple(
            Visitor.objects.visible_to(actor, one_by_one=True)
            .still_inside()
            .filter(house=house)
            .select_related("kind")
            .order_by("came_at")
        ),
        incidents=tuple(
            Incident.objects.visible_to(actor, one_by_one=True)
            .filter(house=house)
            .select_related("kind", "weight", "by")
            .order_by("-happened_at")[:LINES]
        ),
        log=tuple(
            LogEntry.objects.visible_to(actor, one_by_one=True)
            .filter(house=house)
            .select_related("kind", "by")
            .order_by("-at")[:LINES]
        ),
        to_mend=tuple(row for row in looked if row.state_id in MEND),
        inspected_on=max((timezone.localdate(row.at) for row in looked), default=None),
        inside=len(there) - len(out),
    )


MEND = frozenset({"inspection-state/to-mend", "inspection-state/danger"})


def outings(actor: Actor, *, there: frozenset[UUID] | None = None) -> list[Out]:
    """Who is out; of one house's people, or of all houses of the actor's units. One question."""
    rows = Outing.objects.visible_to(actor, one_by_one=True).still_out()
    rows = rows.filter(stay__unit__in=actor.unit_ids, stay__left_on__isnull=True)
    if there is not None:
        rows = rows.filter(stay__case__in=there)
    told = rows.order_by("back_by").values_list("pk", "stay__case__number", "back_by")
    return [Out(pk, number, back_by, back_by < actor.at) for pk, number, back_by in told]


def doses_today(actor: Actor, *, there: frozenset[UUID] | None = None) -> list[DoseDue]:
    """Every dose of the day, the next first. Two questions."""
    rows = Medicine.objects.visible_to(actor, one_by_one=True).still_given()
    rows = rows.filter(stay__unit__in=actor.unit_ids)
    if there is not None:
        rows = rows.filter(stay__case__in=there)
    medicines = list(rows.select_related("stay__case"))
    if not medicines:
        return []
    today = timezone.localdate(actor.at)
    noted = {
        (dose.medicine_id, dose.hour): dose
        for dose in Dose.objects.visible_to(actor, one_by_one=True)
        .filter(medicine__in=[row.pk for row in medicines], on=today)
        .select_related("because", "by")
    }
    found = [
        _dose(row, hour, today, noted.get((row.pk, hour)), actor)
        for row in medicines
        for hour in row.hours
    ]
    return sorted(found, key=lambda each: (each.hour, each.number))


def unread_handovers(actor: Actor) -> list[Handover]:
    """The last handover of each house of ours, if somebody else wrote it and I have not read it."""
    since = actor.at - A_DAY
    last = (
        Handover.objects.visible_to(actor, one_by_one=True)
        .filter(house__unit__in=actor.unit_ids, at__gte=since)
        .select_related("house")
        .order_by("house", "-at")
        .distinct("house")
    )
    others = [row for row in last if row.by_id != actor.user.pk]
    if not others:
        return []
    read = HandoverReading.objects.visible_to(actor, one_by_one=True).filter(by=actor.user)
    read = read.filter(handover__in=[row.pk for row in others])
    mine = set(read.values_list("handover", flat=True))
    return [row for row in others if row.pk not in mine]


def looks_at(house: House, actor: Actor) -> dict[str, Inspection]:
    """How each item was found last."""
    return {row.item_id: row for row in _newest_looks(house, actor)}


def _newest_looks(house: House, actor: Actor) -> list[Inspection]:
    rows = Inspection.objects.visible_to(actor, one_by_one=True).filter(house=house)
    newest = rows.select_related("item", "state", "by").order_by("item", "-at").distinct("item")
    return list(newest)


def _in_house(house: House, actor: Actor) -> frozenset[UUID]:
    """The cases of those who live in this house now, as far as they are open to the reader."""
    bookings = Booking.objects.visible_to(actor, one_by_one=True).of_house(house.pk)
    bookings = bookings.in_force().filter(kind=Booking.Kind.STAY)
    tonight = bookings.on(timezone.localdate(actor.at))
    ids = [case for cases in tonight.values_list("cases", flat=True) for case in cases]
    there = Stay.objects.visible_to(actor, one_by_one=True).still_there().filter(case__in=ids)
    return frozenset(there.values_list("case", flat=True))


def _shift(house: House, actor: Actor) -> Shift | None:
    rows = Handover.objects.visible_to(actor, one_by_one=True).filter(house=house)
    last = rows.select_related("by").order_by("-at").first()
    if last is None:
        return None
    read = HandoverReading.objects.visible_to(actor, one_by_one=True).filter(handover=last)
    readings = list(read.select_related("by"))
    names = tuple(reading.by.short_name for reading in readings)
    mine = actor.user.pk in {reading.by_id for reading in readings} or last.by_id == actor.user.pk
    return Shift(last, names, mine_to_read=not mine)


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
