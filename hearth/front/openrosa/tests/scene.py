"""What the tests of telephones begin with: Vera's unit, its coordinator, a telephone let in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from hearth.areas.outreach.models import Visit
from hearth.casework.instruments.models import InstrumentVersion
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from hearth.front.openrosa.actions import handle_now, issue, receive
from hearth.front.openrosa.models import Arrival, Device
from hearth.front.openrosa.submission import read
from hearth.front.openrosa.tests.telephone import Form, Telephone, filled
from hearth.front.openrosa.token import collect_settings
from tests.cast import at

VISIT = {
    "happened_at": "2026-03-19T16:30:00.000+01:00",
    "municipality": "municipality/asrdb:61",
    "place": "outreach-place/market",
    "people_met": "7",
    "note": "Një grua pyeti për punë jashtë.",
}


def let_in(worker: Actor, coordinator: Actor, server: str) -> tuple[Telephone, Device]:
    """A telephone as the coordinator sets it up."""
    device = issue(worker.user, by=coordinator)
    return Telephone(collect_settings(device, f"{server}/collect")), device


@dataclass(frozen=True)
class Written:
    """A visit in the unit's book, as its reader finds it."""

    id: UUID
    people_met: int
    note: str


def visits(who: Actor, now: datetime) -> list[Written]:
    reader = at(who, now)
    with acting(reader):
        rows: Any = Visit.objects.visible_to(reader).order_by("at")
        return [Written(row.pk, row.people_met, str(row.note)) for row in rows]


def arrived(who: Actor, now: datetime, instance: str = "") -> list[Arrival]:
    reader = at(who, now)
    with acting(reader):
        rows: Any = Arrival.objects.visible_to(reader).order_by("received_at")
        if instance:
            rows = rows.filter(instance=UUID(instance.removeprefix("uuid:")))
        return list(rows)


def form(key: str = "outreach-visit") -> Form:
    """The version that is asked today, as a telephone would hold it, not encrypted."""
    version = InstrumentVersion.objects.current().get(key=key)
    return Form(key, version.version, "")


def deliver(
    answers: dict[str, str],
    *,
    device: Device,
    by: Actor,
    key: str = "outreach-visit",
    instance: str = "",
    edits: str = "",
    told: Form | None = None,
) -> Arrival:
    """What the endpoint does with one message, without the wire."""
    xml = filled(told or form(key), answers, instance or f"uuid:{uuid4()}", edits=edits)
    kept = receive(read(xml), xml, [], whole=True, device=device, by=by)
    handle_now(kept.arrival.pk, by=by)
    with acting(by):
        return Arrival.objects.visible_to(by).select_related("by").get(pk=kept.arrival.pk)


def a_form_that_does_not_fit(worker: Actor, coordinator: Actor) -> Arrival:
    """Seven people in words: kept, and refused."""
    device = issue(worker.user, by=coordinator)
    return deliver(VISIT | {"people_met": "shtatë"}, device=device, by=worker)
