"""What happened in this episode, for this reader.

Built from the audit, in which nothing is lost, and from what was written down. Every kind of
event lies in a drawer; what lies in a closed one is not asked for at all: it leaves no count,
no date and no author. A kind that nobody has placed is not shown to anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hearth.casework.cases.models import Case, Note
from hearth.casework.cases.told import TOLD, Told
from hearth.casework.people.queries import drawers
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.accounts.models import User
from hearth.foundation.audit.models import Event, EventQuerySet
from hearth.foundation.design.dates import in_full, on_day
from hearth.foundation.wording import worded_once

LATEST = 12
MOST = 300


@dataclass(frozen=True)
class Moment:
    """One thing that happened. A note brings its words."""

    at: datetime
    glyph: str
    what: str
    who: str = ""
    words: str = ""
    note: UUID | None = None

    @property
    def day(self) -> str:
        return on_day(self.at)


@dataclass(frozen=True)
class Timeline:
    moments: tuple[Moment, ...]
    more: bool


def timeline(
    case: Case, actor: Actor, *, told: Mapping[str, Told] = TOLD, most: int = LATEST
) -> Timeline:
    """Newest first. `told` says of each kind of event what it is called and where it lies."""
    open_drawers = drawers(actor, case.dossier_id)
    shown = {kind: place for kind, place in told.items() if place.drawer in open_drawers}
    kinds = tuple(sorted(shown))
    events = _events(actor, case.dossier_id, case.opened_at, case.closed_at, kinds, most + 1)
    notes = _notes(actor, case.pk, most + 1) if Compartment.STORY in open_drawers else []
    names = _names(events, actor)
    moments = [_event(event, shown[event.kind], names) for event in events]
    moments += [_note(note) for note in notes]
    ordered = sorted(moments, key=lambda moment: moment.at, reverse=True)
    return Timeline(tuple(ordered[:most]), more=len(ordered) > most)


@asked_for
def _events(
    actor: Actor,
    dossier: UUID,
    since: datetime,
    until: datetime | None,
    kinds: tuple[str, ...],
    most: int,
) -> EventQuerySet:
    """From the opening of the episode to its end; the same dossier may hold others."""
    events = Event.objects.visible_to(actor, one_by_one=True).about(dossier).of_kind(*kinds)
    told = events.filter(at__gte=since).newest_first()
    return (told.filter(at__lte=until) if until else told)[:most]


@asked_for
def _notes(actor: Actor, case: UUID, most: int) -> QuerySet[Note]:
    notes = Note.objects.visible_to(actor, one_by_one=True).filter(case=case)
    return notes.select_related("by", "corrects").newest_first()[:most]


def _names(events: list[Event], actor: Actor) -> dict[UUID, str]:
    """Whose deeds they are; the reader is known already."""
    others = {event.actor for event in events if event.actor} - {actor.user.pk}
    return {user.pk: user.short_name for user in (actor.user, *_users(list(others)))}


@worded_once
def _users(ids: list[UUID]) -> QuerySet[User]:
    return User.objects.filter(pk__in=ids)


def _event(event: Event, place: Told, names: Mapping[UUID, str]) -> Moment:
    who = names.get(event.actor, "") if event.actor else ""
    return Moment(event.at, place.glyph, str(place.sentence), who)


def _note(note: Note) -> Moment:
    what = _("A note of your unit alone") if note.keeper_id else _("A note")
    if note.corrects:
        what = _("A correction of the note of %(day)s") % {"day": in_full(note.corrects.at)}
    return Moment(note.at, "draft", what, note.by.short_name, note.text, note=note.pk)
