"""The sessions of one person; own notes only for counsellors of the unit that wrote them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from hearth.areas.counselling.models import CounsellingSession, OwnNote
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor

LATEST = 20


@dataclass(frozen=True)
class Talked:
    """One session as the reader may see it."""

    row: CounsellingSession
    notes: tuple[OwnNote, ...]


def sessions_of(case: Case, actor: Actor, *, most: int = LATEST) -> list[Talked]:
    """Newest first, in two queries. Whoever may not open the own notes gets none and no count."""
    rows = (
        CounsellingSession.objects.visible_to(actor, one_by_one=True)
        .filter(case=case)
        .newest_first()
    )
    sessions = list(rows.select_related("by", "meeting__group")[:most])
    if not sessions:
        return []
    notes: dict[UUID, list[OwnNote]] = {}
    written = OwnNote.objects.visible_to(actor, one_by_one=True).filter(session__in=sessions)
    for note in written.select_related("by").order_by("at", "id"):
        notes.setdefault(note.session_id, []).append(note)
    return [Talked(row, tuple(notes.get(row.pk, ()))) for row in sessions]
