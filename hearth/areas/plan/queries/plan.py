"""The plan as it is read: newest version first, goals by domain, actions with who and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hearth.areas.plan.models import (
    ActionStep,
    AssistancePlan,
    Commission,
    Goal,
    PlannedAction,
    PlanSignature,
)
from hearth.areas.plan.models.plan import (
    AssistancePlanQuerySet,
    CommissionQuerySet,
    PlannedActionQuerySet,
)
from hearth.areas.plan.rules.plan import Seat, State, Whose, still_to_sign
from hearth.areas.plan.words import seat_name, sign_name, state_glyph, state_name
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.design.dates import on_day
from hearth.foundation.vocabularies.choices import name_of


@dataclass(frozen=True)
class ActionLine:
    """One action: what, who, by when, how it stands and why that changed."""

    row: PlannedAction
    who: str
    steps: tuple[ActionStep, ...]
    today: date

    @property
    def pk(self) -> UUID:
        return self.row.pk

    @property
    def glyph(self) -> str:
        return state_glyph(State(self.row.state), late=self.late)

    @property
    def said(self) -> str:
        return state_name(State(self.row.state))

    @property
    def late(self) -> bool:
        due = self.row.due_on
        return State(self.row.state).open and due is not None and due < self.today

    @property
    def why(self) -> str:
        return str(self.steps[-1].why or "") if self.steps else ""


@dataclass(frozen=True)
class GoalLine:
    """A domain of life, what the person wants there, and what is done for it."""

    row: Goal
    domain: str
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True)
class Signed:
    """One signature as a line."""

    seat: str
    said: str


@dataclass(frozen=True)
class PlanRead:
    """One version, whole."""

    row: AssistancePlan
    goals: tuple[GoalLine, ...]
    signatures: tuple[Signed, ...]
    seats: frozenset[Seat]
    versions: tuple[tuple[UUID, int], ...]
    today: date

    @property
    def agreed(self) -> bool:
        return self.row.agreed_on is not None

    @property
    def newest(self) -> bool:
        return not self.versions or self.versions[0][0] == self.row.pk

    @property
    def still_to_sign(self) -> list[str]:
        return [seat_name(seat) for seat in still_to_sign(self.seats, child=self.row.child)]

    @property
    def review_late(self) -> bool:
        return self.row.review_on < self.today

    @property
    def actions(self) -> list[ActionLine]:
        return [action for goal in self.goals for action in goal.actions]


def newest_plan(case: Case, actor: Actor) -> AssistancePlan | None:
    return next(iter(_newest(actor, case.pk)), None)


def plan_of(case: Case, actor: Actor, *, today: date) -> PlanRead | None:
    """The version that counts, in five questions."""
    versions = _versions(actor, case.pk)
    return _read(versions[0], versions, actor, today) if versions else None


def plan_read(plan: AssistancePlan, actor: Actor, *, today: date) -> PlanRead:
    """Any version, as it was written and signed."""
    return _read(plan, _versions(actor, plan.case_id), actor, today)


@dataclass(frozen=True)
class Asked:
    """One thing the plan asks of an outside partner: all of the plan that a partner reads."""

    what: str
    due_on: date | None
    late: bool


def asked_of(case: Case, actor: Actor, *, today: date) -> list[Asked]:
    """What is asked of the reader's own unit now. The drawer holds nobody else's."""
    return [
        Asked(str(row.what), row.due_on, row.due_on is not None and row.due_on < today)
        for row in _commissions(actor, case.pk)
    ]


def who_does(action: PlannedAction) -> str:
    """In the words of the screen: a colleague, the person, an institution."""
    if action.user is not None:
        return action.user.short_name
    if action.institution is not None:
        return action.institution.name
    return _("The person") if action.whose == Whose.PERSON else _("An institution")


def _read(
    plan: AssistancePlan, versions: Sequence[AssistancePlan], actor: Actor, today: date
) -> PlanRead:
    steps: dict[UUID, list[ActionStep]] = {}
    for step in _steps(actor, plan.pk):
        steps.setdefault(step.action_id, []).append(step)
    lines: dict[UUID, list[ActionLine]] = {}
    for row in _actions(actor, plan.pk):
        line = ActionLine(row, who_does(row), tuple(steps.get(row.pk, ())), today)
        lines.setdefault(row.goal_id, []).append(line)
    signatures = _signatures(actor, plan.pk)
    return PlanRead(
        row=plan,
        goals=tuple(
            GoalLine(goal, name_of(goal.domain_id), tuple(lines.get(goal.pk, ())))
            for goal in _goals(actor, plan.pk)
        ),
        signatures=tuple(_signed(each) for each in signatures),
        seats=frozenset(Seat(each.seat) for each in signatures),
        versions=tuple((each.pk, each.version) for each in versions),
        today=today,
    )


@asked_for
def _newest(actor: Actor, case: UUID) -> AssistancePlanQuerySet:
    plans = AssistancePlan.objects.visible_to(actor, one_by_one=True)
    return plans.filter(case=case).latest_first()[:1]


@asked_for
def _versions(actor: Actor, case: UUID) -> AssistancePlanQuerySet:
    plans = AssistancePlan.objects.visible_to(actor, one_by_one=True)
    return plans.filter(case=case).latest_first()


@asked_for
def _commissions(actor: Actor, case: UUID) -> CommissionQuerySet:
    rows = Commission.objects.visible_to(actor, one_by_one=True).standing()
    return rows.filter(case=case).order_by("due_on", "at")


@asked_for
def _steps(actor: Actor, plan: UUID) -> QuerySet[ActionStep]:
    moved: QuerySet[ActionStep] = ActionStep.objects.visible_to(actor, one_by_one=True)
    return moved.filter(action__plan=plan).select_related("by").order_by("number")


@asked_for
def _actions(actor: Actor, plan: UUID) -> PlannedActionQuerySet:
    rows = PlannedAction.objects.visible_to(actor, one_by_one=True).filter(plan=plan)
    return rows.select_related("user", "institution").in_order()


@asked_for
def _goals(actor: Actor, plan: UUID) -> QuerySet[Goal]:
    goals: QuerySet[Goal] = Goal.objects.visible_to(actor, one_by_one=True)
    return goals.filter(plan=plan).order_by("domain__order")


@asked_for
def _signatures(actor: Actor, plan: UUID) -> QuerySet[PlanSignature]:
    rows: QuerySet[PlanSignature] = PlanSignature.objects.visible_to(actor, one_by_one=True)
    return rows.filter(plan=plan).order_by("at")


def _signed(signature: PlanSignature) -> Signed:
    sentence = _("%(how)s, %(day)s") % {
        "how": sign_name(signature.how),
        "day": on_day(signature.signed_on),
    }
    return Signed(seat_name(Seat(signature.seat)), sentence)
