"""Risk, safety, needs, the road: the newest of each, and what stands around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hearth.areas.plan.models import (
    Deadline,
    EntitlementStep,
    Farewell,
    Feedback,
    FollowUp,
    HealthNeed,
    NeedsAssessment,
    PhaseStep,
    RiskAssessment,
    RiskReason,
    SafetyPlan,
    SelfHarmRisk,
    VisitFinding,
)
from hearth.areas.plan.policy import ExitTest, Rule, plan_policy
from hearth.areas.plan.queries.rhythm import MONITORING, phase_now
from hearth.areas.plan.rules.contact import Answer
from hearth.areas.plan.rules.dates import Kind
from hearth.areas.plan.rules.road import Owed
from hearth.areas.plan.words import answer_name, owed_glyph, owed_name
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.vocabularies.choices import choices, name_of, term

LATEST = 3


@dataclass(frozen=True)
class Danger:
    """The newest judgement of the risk and the newest safety plan; what few read, beside it."""

    risk: RiskAssessment | None
    reasons: str
    self_harm: str
    safety: SafetyPlan | None
    today: date

    @property
    def signs(self) -> list[str]:
        return [name_of(code) for code in self.risk.signs] if self.risk else []

    @property
    def glyph(self) -> str:
        high = ("risk-level/high", "risk-level/extreme")
        return "danger" if self.risk and self.risk.level_id in high else "going"

    @property
    def late(self) -> bool:
        return self.risk is not None and self.risk.next_on < self.today

    @property
    def words(self) -> Mapping[str, Any]:
        return (self.safety.words or {}) if self.safety else {}


@dataclass(frozen=True)
class Owing:
    """One entitlement and how it stands; with its source, since no jurist has looked at it."""

    code: str
    name: str
    source: str
    verified: bool
    step: EntitlementStep | None

    @property
    def key(self) -> str:
        return self.code.rpartition("/")[2]

    @property
    def glyph(self) -> str:
        return owed_glyph(Owed(self.step.state) if self.step else None)

    @property
    def said(self) -> str:
        return owed_name(Owed(self.step.state)) if self.step else ""


@dataclass(frozen=True)
class Meeting:
    """One follow-up; and what it brought to light, for whoever opens the story."""

    row: FollowUp
    finding: VisitFinding | None

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """What was asked and answered; a question that was not asked leaves no line."""
        if self.finding is None:
            return ()
        asked = (
            (_("Contact with the exploiter?"), Answer(self.finding.exploiter_contact)),
            (_("Signs of being trafficked again?"), Answer(self.finding.trafficked_again)),
        )
        return tuple(
            (question, answer_name(answer))
            for question, answer in asked
            if answer is not Answer.NOT_ASKED
        )


@dataclass(frozen=True)
class Road:
    """Where on the road somebody is, the last meetings, the next one, how it ended."""

    phase: PhaseStep | None
    names: tuple[str, ...]
    at: int
    tests: tuple[ExitTest, ...]
    rule: Rule | None
    next_meeting: date | None
    meetings: tuple[Meeting, ...]
    farewell: Farewell | None
    feedback: date | None


def danger_of(case: Case, actor: Actor, *, today: date, story: bool, health: bool) -> Danger:
    """In two questions, and one more for each drawer that opens besides."""
    risk = RiskAssessment.objects.visible_to(actor, one_by_one=True).filter(case=case)
    newest = risk.select_related("by").order_by("-version").first()
    reasons = self_harm = None
    if newest is not None and story:
        told = RiskReason.objects.visible_to(actor, one_by_one=True).filter(
            case=case, version=newest.version
        )
        reasons = told.first()
    if newest is not None and health:
        self_harm = (
            SelfHarmRisk.objects.visible_to(actor, one_by_one=True).filter(risk=newest).first()
        )
    safety = SafetyPlan.objects.visible_to(actor, one_by_one=True).filter(case=case)
    return Danger(
        risk=newest,
        reasons=str(reasons.words) if reasons else "",
        self_harm=str(self_harm.words) if self_harm else "",
        safety=safety.order_by("-version").first(),
        today=today,
    )


def road_of(case: Case, actor: Actor) -> Road:
    """In six questions."""
    policy, step = plan_policy(), phase_now(case, actor)
    phase = policy.phases[step.phase_id] if step else None
    follow_ups = FollowUp.objects.visible_to(actor, one_by_one=True).filter(case=case)
    newest = follow_ups.select_related("by").order_by("-on", "-id")[:LATEST]
    days = (
        Deadline.objects.visible_to(actor, one_by_one=True)
        .filter(case=case)
        .of_kind(Kind.VISIT)
        .waiting()
    )
    rule = Rule(phase.source, phase.verified) if phase else None
    fed = Feedback.objects.visible_to(actor, one_by_one=True).filter(case=case).order_by("-at")
    return Road(
        phase=step,
        names=tuple(name_of(code) for code in policy.order),
        at=policy.order.index(step.phase_id) if step else -1,
        tests=phase.exit if phase else (),
        rule=policy.monitoring if step and step.phase_id == MONITORING else rule,
        next_meeting=days.values_list("on", flat=True).first(),
        meetings=_meetings(list(newest), actor),
        farewell=_farewell(case, actor) if case.closed_at else None,
        feedback=fed.values_list("on", flat=True).first(),
    )


def _meetings(rows: Sequence[FollowUp], actor: Actor) -> tuple[Meeting, ...]:
    if not rows:
        return ()
    findings = VisitFinding.objects.visible_to(actor, one_by_one=True).filter(visit__in=rows)
    of_visit = {finding.visit_id: finding for finding in findings}
    return tuple(Meeting(row, of_visit.get(row.pk)) for row in rows)


def entitlements_of(case: Case, actor: Actor, *, today: date) -> list[Owing]:
    """Every entitlement of the list, with the newest step of each, in one question."""
    newest: dict[str, EntitlementStep] = {}
    rows = (
        EntitlementStep.objects.visible_to(actor, one_by_one=True)
        .filter(case=case)
        .select_related("by")
    )
    for step in rows.order_by("number"):
        newest[step.entitlement_id] = step
    return [_owing(code, newest.get(code)) for code, _name in choices("entitlement", on=today)]


def needs_of(
    case: Case, actor: Actor, *, health: bool
) -> tuple[NeedsAssessment | None, dict[str, str]]:
    """The newest assessment, and what is needed by domain, as far as the reader's drawers go."""
    rows = (
        NeedsAssessment.objects.visible_to(actor, one_by_one=True)
        .filter(case=case)
        .select_related("by")
    )
    newest = rows.order_by("-version").first()
    if newest is None:
        return None, {}
    words = dict(newest.words or {})
    if health:
        told = HealthNeed.objects.visible_to(actor, one_by_one=True).filter(needs=newest).first()
        if told is not None:
            words["outcome-domain/health"] = str(told.words)
    return newest, words


def _owing(code: str, step: EntitlementStep | None) -> Owing:
    owed = term(code)
    return Owing(code, owed.name, owed.source, owed.verified, step)


def _farewell(case: Case, actor: Actor) -> Farewell | None:
    rows = Farewell.objects.visible_to(actor, one_by_one=True).filter(case=case)
    found: Farewell | None = rows.first()
    return found
