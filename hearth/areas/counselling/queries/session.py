"""The sessions of one person; own notes only for counsellors of the unit that wrote them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from hearth.areas.counselling.models import CounsellingSession, OwnNote
from hearth.areas.counselling.models.session import CounsellingSessionQuerySet
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for

LATEST = 20


@dataclass(frozen=True)
class Talked:
    """One session as the reader may see it."""

    row: CounsellingSession
    notes: tuple[OwnNote, ...]


def sessions_of(case: Case, actor: Actor, *, most: int = LATEST) -> list[Talked]:
    """Newest first, in two queries. Whoever may not open the own notes gets none and no count."""
    sessions = _newest(actor, case.pk, most)
    notes: dict[UUID, list[OwnNote]] = {}
    for note in _notes(actor, [row.pk for row in sessions]):
        notes.setdefault(note.session_id, []).append(note)
    return [Talked(row, tuple(notes.get(row.pk, ()))) for row in sessions]


@asked_for
def _newest(actor: Actor, case: UUID, most: int) -> CounsellingSessionQuerySet:
    rows = CounsellingSession.objects.visible_to(actor, one_by_one=True).filter(case=case)
    return rows.newest_first().select_related("by", "meeting__group")[:most]


@asked_for
def _notes(actor: Actor, sessions: list[UUID]) -> QuerySet[OwnNote]:
    rows = OwnNote.objects.visible_to(actor, one_by_one=True).filter(session__in=sessions)
    return rows.select_related("by").order_by("at", "id")


def notes_on(session: CounsellingSession, actor: Actor) -> list[OwnNote]:
    """The own notes on one session, in the order in which they were written."""
    return _notes_on(actor, session.pk)


@asked_for
def _notes_on(actor: Actor, session: UUID) -> QuerySet[OwnNote]:
    rows = OwnNote.objects.visible_to(actor).filter(session=session)
    return rows.select_related("by").order_by("at")
