"""Draw the plan: each saving is another version, and the earlier ones stay as they were signed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearth.areas.plan.actions.ask import ask_institutions
from hearth.areas.plan.actions.dates import ensure_date, set_date, set_dates_of
from hearth.areas.plan.happened import Happened
from hearth.areas.plan.models import ActionStep, AssistancePlan, Goal, PlannedAction
from hearth.areas.plan.policy import plan_policy, review_limit
from hearth.areas.plan.rules.dates import Kind, months_on
from hearth.areas.plan.rules.plan import Missing, Planned, State, Whose, lacking
from hearth.casework.cases.models import Case
from hearth.casework.people.queries.family import child_or_not
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed

FIRST_PHASE = "plan-phase/stabilisation"  # how often we meet until somebody says the phase


class Lacking(Exception):
    """The plan is not one yet; `missing` says all of it."""

    def __init__(self, missing: Sequence[Missing]) -> None:
        super().__init__(", ".join(missing))
        self.missing = tuple(missing)


class WrittenMeanwhile(Exception):
    """A colleague saved another version since this page was opened. Nothing is overwritten."""


@dataclass(frozen=True)
class ToDo:
    """One action as it is planned. `continues`: the same action in the version before."""

    what: str
    whose: Whose
    user: User | None = None
    institution: Unit | None = None
    service: str | None = None
    due_on: date | None = None
    state: State = State.NOT_STARTED
    why: str = ""
    continues: UUID | None = None


@dataclass(frozen=True)
class Aim:
    """What the person wants to reach in one domain, in the person's words, and what is done."""

    domain: str
    words: str
    carried: bool = False
    actions: tuple[ToDo, ...] = ()


@dataclass(frozen=True)
class Drawn:
    """The whole plan as a value."""

    aims: tuple[Aim, ...]
    wish: str = ""
    why: str = ""


@deed
def draw_plan(case: Case, drawn: Drawn, *, seen: int, by: Actor) -> AssistancePlan:
    """The next version. `seen`: the version that stood on the writer's screen, 0 for none."""
    insist_on_work(case.dossier_id, by=by)
    before = _states_before(case, seen, by=by)
    missing = _missing(drawn, before, seen + 1)
    if missing:
        raise Lacking(missing)
    plan = _version(case, drawn, seen + 1, by=by)
    try:
        with transaction.atomic():
            plan.save(force_insert=True)
    except IntegrityError:
        raise WrittenMeanwhile from None
    actions = _write(plan, drawn, before, by=by)
    set_dates_of(case, [each for each in actions if State(each.state).open], by=by)
    ask_institutions(plan, actions, by=by)
    set_date(case, Kind.REVIEW, plan.review_on, by=by)
    days = plan_policy().phases[FIRST_PHASE].every_days
    ensure_date(case, Kind.VISIT, _today(by) + timedelta(days=days), by=by)
    record(
        Happened.DRAWN, case.dossier_id, by=by,
        which=plan.pk, version=plan.version, actions=len(actions),
    )  # fmt: skip
    return plan


def _states_before(case: Case, seen: int, *, by: Actor) -> Mapping[UUID, State]:
    """The actions of the version on the screen. What it does not hold cannot be continued."""
    rows = PlannedAction.objects.visible_to(by).filter(plan__case=case, plan__version=seen)
    return {pk: State(state) for pk, state in rows.values_list("pk", "state")}


def _missing(drawn: Drawn, before: Mapping[UUID, State], version: int) -> list[Missing]:
    actions = [
        Planned(aim.domain, to_do.state, to_do.why, _was(to_do, before))
        for aim in drawn.aims
        for to_do in aim.actions
    ]
    goals = {aim.domain for aim in drawn.aims if aim.words}
    return lacking(goals, actions, version=version, why=drawn.why)


def _was(to_do: ToDo, before: Mapping[UUID, State]) -> State | None:
    return before.get(to_do.continues) if to_do.continues else None


def _version(case: Case, drawn: Drawn, version: int, *, by: Actor) -> AssistancePlan:
    limit = review_limit()
    return AssistancePlan(
        dossier_id=case.dossier_id,
        case=case,
        version=version,
        child=child_or_not(case.person, by),
        wish=drawn.wish or None,
        why=drawn.why or None,
        review_on=months_on(_today(by), limit.months),
        months=limit.months,
        source=limit.source,
        verified=limit.verified,
        unit=by.unit,
        by=by.user,
        at=by.at,
    )


def _write(
    plan: AssistancePlan, drawn: Drawn, before: Mapping[UUID, State], *, by: Actor
) -> list[PlannedAction]:
    """Goals, actions, and a step for each action that moved."""
    goals = {aim.domain: _goal(plan, aim) for aim in drawn.aims if aim.words}
    Goal.objects.bulk_create(goals.values())
    planned = [(goals[aim.domain], to_do) for aim in drawn.aims for to_do in aim.actions]
    actions = [
        _action(plan, goal, to_do, position, before)
        for position, (goal, to_do) in enumerate(planned, 1)
    ]
    PlannedAction.objects.bulk_create(actions)
    ActionStep.objects.bulk_create(
        ActionStep(
            dossier_id=plan.dossier_id, action=action, number=1, state=action.state,
            why=to_do.why or None, by=by.user, at=by.at,
        )
        for action, (_goal_of, to_do) in zip(actions, planned, strict=True)
        if to_do.state is not (_was(to_do, before) or State.NOT_STARTED)
    )  # fmt: skip
    return actions


def _goal(plan: AssistancePlan, aim: Aim) -> Goal:
    return Goal(
        dossier_id=plan.dossier_id,
        plan=plan,
        domain_id=aim.domain,
        words=aim.words,
        carried=aim.carried,
    )


def _action(
    plan: AssistancePlan, goal: Goal, to_do: ToDo, position: int, before: Mapping[UUID, State]
) -> PlannedAction:
    return PlannedAction(
        dossier_id=plan.dossier_id,
        plan=plan,
        goal=goal,
        position=position,
        what=to_do.what,
        whose=to_do.whose.value,
        user=to_do.user,
        institution=to_do.institution,
        service_id=to_do.service,
        due_on=to_do.due_on,
        state=to_do.state.value,
        continues_id=to_do.continues if to_do.continues in before else None,
    )


def _today(by: Actor) -> date:
    return timezone.localdate(by.at)
