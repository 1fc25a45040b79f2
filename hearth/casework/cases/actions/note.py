"""Write something down. Nothing written is ever changed."""

from __future__ import annotations

from uuid import UUID

from hearth.casework.cases.models import Case, Note
from hearth.casework.people.queries.standing import insist_on_work, keeps_apart
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


class NothingWritten(Exception):
    """An empty note."""


@deed
def write_note(case: Case, text: str, *, shared: bool = False, by: Actor) -> Note:
    """A unit that was referred to keeps it to itself, unless it is `shared`."""
    keeper = None if shared else keeps_apart(case.dossier_id, by=by)
    return _write(case, text, keeper=keeper, by=by)


@deed
def correct(note: Note, text: str, *, by: Actor) -> Note:
    """The right words, as another note that says which one it corrects. Both stay."""
    return _write(note.case, text, keeper=note.keeper_id, corrects=note, by=by)


def _write(
    case: Case, text: str, *, keeper: UUID | None, corrects: Note | None = None, by: Actor
) -> Note:
    insist_on_work(case.dossier_id, by=by)
    if not text.strip():
        raise NothingWritten
    note = Note(
        dossier_id=case.dossier_id,
        case=case,
        text=text,
        corrects=corrects,
        keeper_id=keeper,
        by=by.user,
        at=by.at,
    )
    note.save(force_insert=True)
    kind = "cases.note-corrected" if corrects else "cases.noted"
    record(kind, case.dossier_id, by=by, which=note.pk)
    return note
