"""Who opened this file, and what did I open: for the case's lead, and for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.apps import apps

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.models import Dossier
from hearth.foundation.access.scoped import Guarded
from hearth.foundation.access.spans import Span
from hearth.foundation.accounts.models import User
from hearth.foundation.audit.models import Event

OPENED = "access.opened"


@dataclass(frozen=True)
class Opening:
    """Somebody read something. `who` is empty when the house itself did."""

    at: datetime
    who: str
    drawer: Compartment | None
    what: str
    which: UUID | None
    dossier: UUID | None
    kind: str = OPENED
    read_at: datetime | None = None  # told later than it was read: when it really was
    revoked: bool = False  # told by a phone that was not trusted any more


def who_opened(
    dossier: Dossier | UUID,
    actor: Actor,
    *,
    also: tuple[str, ...] = (),
    within: Span | None = None,
    latest: int = 100,
) -> tuple[Opening, ...]:
    """Who read what in this dossier, newest first; empty for whom the dossier does not exist.

    `also`: kinds of reading that are recorded in a word of their own, such as that of a name.
    """
    events = Event.objects.about(dossier).of_kind(OPENED, *also).visible_to(actor).newest_first()
    if within is not None:
        events = events.filter(at__gte=within.since)
        events = events.filter(at__lt=within.until) if within.until else events
    return _openings(list(events[:latest]))


def my_accesses(
    actor: Actor, *, also: tuple[str, ...] = (), latest: int = 100
) -> tuple[Opening, ...]:
    """What this actor opened, newest first."""
    events = Event.objects.by(actor.user.pk).of_kind(OPENED, *also).visible_to(actor)
    return _openings(list(events.newest_first()[:latest]))


def _openings(events: list[Event]) -> tuple[Opening, ...]:
    names = {
        user.pk: user.full_name
        for user in User.objects.filter(pk__in={event.actor for event in events})
    }
    return tuple(
        Opening(
            at=event.at,
            who=names.get(event.actor, "") if event.actor else "",
            drawer=drawer_of(event.object_type),
            what=event.object_type,
            which=event.object_id,
            dossier=event.dossier,
            kind=event.kind,
            read_at=_moment(event.facts.get("read_at")),
            revoked=event.facts.get("revoked") is True,
        )
        for event in events
    )


def _moment(said: object) -> datetime | None:
    return datetime.fromisoformat(said) if isinstance(said, str) else None


def drawer_of(label: str) -> Compartment | None:
    """The drawer a table lies in, by the label the event carries."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        return None
    return model.compartment if issubclass(model, Guarded) else None
