"""Write down a case conference: who sat there, a decision for each question, and its task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hearth.areas.plan.happened import Happened
from hearth.areas.plan.models import CaseConference, ConferenceQuestion, ConferenceSeat
from hearth.casework.cases.actions import ToDo, set_task
from hearth.casework.cases.models import Case
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


class NotDecided(Exception):
    """A question without a decision, or no question at all: then it was a conversation."""


@dataclass(frozen=True)
class AtTheTable:
    """A unit took part, in a role."""

    unit: Unit
    role: Role


@dataclass(frozen=True)
class Decided:
    """A question, its one decision; and who does it by when, which becomes a task."""

    question: str
    decision: str
    assignee: User | None = None
    due_at: datetime | None = None


@dataclass(frozen=True)
class Conferred:
    """The whole conference as a value."""

    on: date
    table: Sequence[AtTheTable]
    questions: Sequence[Decided]
    asked: bool = False
    voice: str = ""


@deed
def confer(case: Case, conferred: Conferred, *, by: Actor) -> CaseConference:
    """One decision per question; what somebody is to do stands on their Today at once."""
    insist_on_work(case.dossier_id, by=by)
    if not conferred.questions or not all(q.question and q.decision for q in conferred.questions):
        raise NotDecided
    conference = CaseConference(
        dossier_id=case.dossier_id, case=case, on=conferred.on, asked=conferred.asked,
        voice=conferred.voice or None, unit=by.unit, by=by.user, at=by.at,
    )  # fmt: skip
    conference.save(force_insert=True)
    ConferenceSeat.objects.bulk_create(
        ConferenceSeat(
            dossier_id=case.dossier_id, conference=conference, unit=seat.unit, role=seat.role
        )
        for seat in dict.fromkeys(conferred.table)
    )
    for position, each in enumerate(conferred.questions, 1):
        _ask(conference, case, each, position, by=by)
    record(
        Happened.CONFERRED, case.dossier_id, by=by,
        which=conference.pk, questions=len(conferred.questions),
    )  # fmt: skip
    return conference


def _ask(
    conference: CaseConference, case: Case, decided: Decided, position: int, *, by: Actor
) -> None:
    task = None
    if decided.assignee is not None and decided.due_at is not None:
        task = set_task(case, ToDo(decided.decision, decided.due_at, decided.assignee), by=by)
    ConferenceQuestion(
        dossier_id=case.dossier_id, conference=conference, position=position,
        question=decided.question, decision=decided.decision, task=task,
    ).save(force_insert=True)  # fmt: skip
