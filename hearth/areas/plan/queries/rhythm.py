"""In which phase somebody is, and so how often we meet."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from hearth.areas.plan.models import FollowUp, PhaseStep
from hearth.areas.plan.policy import plan_policy
from hearth.areas.plan.rules.dates import next_monitoring_visit
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for

MONITORING = "plan-phase/monitoring"
UNTIL_A_PHASE_IS_SAID = "plan-phase/stabilisation"


def phase_now(case: Case, actor: Actor) -> PhaseStep | None:
    """The newest step; None as long as nobody said a phase."""
    return next(iter(_newest_step(actor, case.pk)), None)


@asked_for
def _newest_step(actor: Actor, case: UUID) -> QuerySet[PhaseStep]:
    steps: QuerySet[PhaseStep] = PhaseStep.objects.visible_to(actor, one_by_one=True)
    return steps.filter(case=case).order_by("-number")[:1]


def met_last_time(case: Case, actor: Actor) -> str | None:
    """By telephone, face to face: how the last meeting was held."""
    return next(iter(_last_mode(actor, case.pk)), None)


@asked_for
def _last_mode(actor: Actor, case: UUID) -> QuerySet[FollowUp, str]:
    rows: QuerySet[FollowUp] = FollowUp.objects.visible_to(actor, one_by_one=True)
    newest = rows.filter(case=case).order_by("-on", "-id")
    return newest.values_list("mode", flat=True)[:1]


def next_meeting(case: Case, last: date, actor: Actor) -> date:
    """By the page of phases. Once monitoring is over, half a year on, so that nobody is lost."""
    return next_meeting_in(phase_now(case, actor), last)


def next_meeting_in(step: PhaseStep | None, last: date) -> date:
    policy = plan_policy()
    if step is None or step.phase_id != MONITORING:
        phase = step.phase_id if step else UNTIL_A_PHASE_IS_SAID
        return last + timedelta(days=policy.phases[phase].every_days)
    thinned = next_monitoring_visit(step.since, last, policy.thinning)
    return thinned or last + timedelta(days=policy.thinning[-1].every_days)
