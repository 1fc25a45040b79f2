"""The road: its phases, the last meetings and the next, what the law owes, how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hearth.areas.plan.models import (
    Deadline,
    EntitlementStep,
    Farewell,
    Feedback,
    FollowUp,
    PhaseStep,
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
from hearth.foundation.access.asked import asked_for
from hearth.foundation.vocabularies.choices import choices, name_of, term

LATEST = 3


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


def road_of(case: Case, actor: Actor) -> Road:
    """In six questions."""
    policy, step = plan_policy(), phase_now(case, actor)
    phase = policy.phases[step.phase_id] if step else None
    rule = Rule(phase.source, phase.verified) if phase else None
    return Road(
        phase=step,
        names=tuple(name_of(code) for code in policy.order),
        at=policy.order.index(step.phase_id) if step else -1,
        tests=phase.exit if phase else (),
        rule=policy.monitoring if step and step.phase_id == MONITORING else rule,
        next_meeting=next(iter(_next_meeting(actor, case.pk)), None),
        meetings=_meetings(_latest(actor, case.pk), actor),
        farewell=next(iter(_farewell(actor, case.pk)), None) if case.closed_at else None,
        feedback=next(iter(_last_feedback(actor, case.pk)), None),
    )


def _meetings(rows: Sequence[FollowUp], actor: Actor) -> tuple[Meeting, ...]:
    if not rows:
        return ()
    findings = _findings(actor, [row.pk for row in rows])
    of_visit = {finding.visit_id: finding for finding in findings}
    return tuple(Meeting(row, of_visit.get(row.pk)) for row in rows)


def entitlements_of(case: Case, actor: Actor, *, today: date) -> list[Owing]:
    """Every entitlement of the list, with the newest step of each, in one question."""
    newest: dict[str, EntitlementStep] = {}
    for step in _entitlement_steps(actor, case.pk):
        newest[step.entitlement_id] = step
    return [_owing(code, newest.get(code)) for code, _name in choices("entitlement", on=today)]


def _owing(code: str, step: EntitlementStep | None) -> Owing:
    owed = term(code)
    return Owing(code, owed.name, owed.source, owed.verified, step)


@asked_for
def _latest(actor: Actor, case: UUID) -> QuerySet[FollowUp]:
    rows: QuerySet[FollowUp] = FollowUp.objects.visible_to(actor, one_by_one=True)
    return rows.filter(case=case).select_related("by").order_by("-on", "-id")[:LATEST]


@asked_for
def _findings(actor: Actor, visits: list[UUID]) -> QuerySet[VisitFinding]:
    rows: QuerySet[VisitFinding] = VisitFinding.objects.visible_to(actor, one_by_one=True)
    return rows.filter(visit__in=visits)


@asked_for
def _next_meeting(actor: Actor, case: UUID) -> QuerySet[Deadline, date]:
    days = Deadline.objects.visible_to(actor, one_by_one=True).filter(case=case)
    waiting = days.of_kind(Kind.VISIT).waiting().order_by("pk")
    return waiting.values_list("on", flat=True)[:1]


@asked_for
def _last_feedback(actor: Actor, case: UUID) -> QuerySet[Feedback, date]:
    rows: QuerySet[Feedback] = Feedback.objects.visible_to(actor, one_by_one=True)
    newest = rows.filter(case=case).order_by("-at")
    return newest.values_list("on", flat=True)[:1]


@asked_for
def _farewell(actor: Actor, case: UUID) -> QuerySet[Farewell]:
    rows: QuerySet[Farewell] = Farewell.objects.visible_to(actor, one_by_one=True)
    return rows.filter(case=case).order_by("pk")[:1]


@asked_for
def _entitlement_steps(actor: Actor, case: UUID) -> QuerySet[EntitlementStep]:
    rows: QuerySet[EntitlementStep] = EntitlementStep.objects.visible_to(actor, one_by_one=True)
    return rows.filter(case=case).select_related("by").order_by("number")
