"""Case conferences as they are read: who sat there by unit and role, what was asked and decided."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from hearth.areas.plan.models import CaseConference, ConferenceQuestion, ConferenceSeat
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for

LATEST = 3


@dataclass(frozen=True)
class Conferred:
    """A conference as it is read: units and roles, questions and decisions."""

    row: CaseConference
    seats: tuple[str, ...]
    questions: tuple[ConferenceQuestion, ...]


def conferences_of(case: Case, actor: Actor) -> list[Conferred]:
    """The newest conferences, in three questions."""
    rows = _latest(actor, case.pk)
    if not rows:
        return []
    ids = [row.pk for row in rows]
    at_table, questions = _seats(actor, ids), _questions(actor, ids)
    return [
        Conferred(
            row,
            tuple(
                f"{seat.get_role_display()}, {seat.unit.name}"
                for seat in at_table
                if seat.conference_id == row.pk
            ),
            tuple(question for question in questions if question.conference_id == row.pk),
        )
        for row in rows
    ]


@asked_for
def _latest(actor: Actor, case: UUID) -> QuerySet[CaseConference]:
    held: QuerySet[CaseConference] = CaseConference.objects.visible_to(actor, one_by_one=True)
    return held.filter(case=case).order_by("-on", "-id")[:LATEST]


@asked_for
def _seats(actor: Actor, conferences: list[UUID]) -> QuerySet[ConferenceSeat]:
    seats: QuerySet[ConferenceSeat] = ConferenceSeat.objects.visible_to(actor, one_by_one=True)
    return seats.filter(conference__in=conferences).select_related("unit")


@asked_for
def _questions(actor: Actor, conferences: list[UUID]) -> QuerySet[ConferenceQuestion]:
    rows: QuerySet[ConferenceQuestion] = ConferenceQuestion.objects.visible_to(
        actor, one_by_one=True
    )
    asked = rows.filter(conference__in=conferences).select_related("task__assignee")
    return asked.order_by("position")
