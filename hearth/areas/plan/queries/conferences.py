"""Case conferences as they are read: who sat there by unit and role, what was asked and decided."""

from __future__ import annotations

from dataclasses import dataclass

from hearth.areas.plan.models import CaseConference, ConferenceQuestion, ConferenceSeat
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor

LATEST = 3


@dataclass(frozen=True)
class Conferred:
    """A conference as it is read: units and roles, questions and decisions."""

    row: CaseConference
    seats: tuple[str, ...]
    questions: tuple[ConferenceQuestion, ...]


def conferences_of(case: Case, actor: Actor) -> list[Conferred]:
    """The newest conferences, in three questions."""
    held = CaseConference.objects.visible_to(actor, one_by_one=True).filter(case=case)
    rows = list(held.order_by("-on", "-id")[:LATEST])
    if not rows:
        return []
    seats = ConferenceSeat.objects.visible_to(actor, one_by_one=True).filter(conference__in=rows)
    at_table = list(seats.select_related("unit"))
    asked = ConferenceQuestion.objects.visible_to(actor, one_by_one=True).filter(
        conference__in=rows
    )
    questions = list(asked.select_related("task__assignee").order_by("position"))
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
