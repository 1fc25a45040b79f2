"""Safety steps taken, answers that wait for one, and scores from outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import cast
from uuid import UUID

from django.db.models import QuerySet

from hearth.areas.counselling.models import ExternalScore, SafetyStep
from hearth.areas.counselling.rules import Asked, Urgency, urgency
from hearth.casework.cases.models import Case
from hearth.casework.instruments.models import HealthAnswers
from hearth.casework.instruments.models.answers import AnswersQuerySet
from hearth.casework.instruments.rules.scoring import flagged
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for

LATEST = 10
WAITS = timedelta(days=30)  # an answer older than this is history, not an alarm


@dataclass(frozen=True)
class Step:
    """A safety step with what it asked for."""

    row: SafetyStep
    urgency: Urgency


def safety_of(case: Case, actor: Actor) -> list[Step]:
    return [
        Step(row, urgency(Asked(row.plan_id, row.means_id, row.alone_tonight_id)))
        for row in _latest_steps(actor, case.pk)
    ]


@asked_for
def _latest_steps(actor: Actor, case: UUID) -> QuerySet[SafetyStep]:
    rows = SafetyStep.objects.visible_to(actor, one_by_one=True).filter(case=case)
    return rows.select_related("by").order_by("-at")[:LATEST]


def waiting_answers(case: Case, actor: Actor) -> list[HealthAnswers]:
    """Sheets whose flag asks for a page of its own, and for which no safety step was taken."""
    return [
        cast(HealthAnswers, row)
        for row in _without_a_step(actor, case.pk, case.dossier_id)
        if any(flag.page for flag in flagged(row.instrument.definition, row.said or {}))
    ]


@asked_for
def _without_a_step(actor: Actor, case: UUID, dossier: UUID) -> AnswersQuerySet:
    steps = SafetyStep.objects.visible_to(actor, one_by_one=True)
    taken = steps.filter(case=case, answers__isnull=False)
    return (
        HealthAnswers.objects.visible_to(actor, one_by_one=True)
        .filter(dossier=dossier, at__gte=actor.at - WAITS)
        .exclude(pk__in=taken.values("answers"))
        .select_related("instrument", "by")
        .defer("instrument__xform")
        .order_by("-at")[:LATEST]
    )


def scores_of(case: Case, actor: Actor) -> list[ExternalScore]:
    return _latest_scores(actor, case.pk)


@asked_for
def _latest_scores(actor: Actor, case: UUID) -> QuerySet[ExternalScore]:
    rows = ExternalScore.objects.visible_to(actor, one_by_one=True).filter(case=case)
    return rows.select_related("by").order_by("-given_on", "-at")[:LATEST]
