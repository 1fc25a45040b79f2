"""In which phase somebody is, and so how often we meet."""

from __future__ import annotations

from datetime import date, timedelta

from hearth.areas.plan.models import PhaseStep
from hearth.areas.plan.policy import plan_policy
from hearth.areas.plan.rules.dates import next_monitoring_visit
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor

MONITORING = "plan-phase/monitoring"
UNTIL_A_PHASE_IS_SAID = "plan-phase/stabilisation"


def phase_now(case: Case, actor: Actor) -> PhaseStep | None:
    """The newest step; None as long as nobody said a phase."""
    steps = PhaseStep.objects.visible_to(actor, one_by_one=True).filter(case=case)
    found: PhaseStep | None = steps.order_by("-number").first()
    return found


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
