"""Set a day of the plan, settle it, take it on from a colleague. One day waits per kind."""

from __future__ import annotations

from datetime import date

from hearth.areas.plan.models import Deadline, PlannedAction
from hearth.areas.plan.rules.dates import Kind
from hearth.casework.cases.models import Case
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.jobs.notify import tell
from hearth.foundation.jobs.topics import Topic


@deed
def set_date(case: Case, kind: Kind, on: date | None, *, by: Actor) -> None:
    """The next day of this kind, on the Today of whoever had the last one. None: there is none."""
    waiting = Deadline.objects.visible_to(by).filter(case=case).of_kind(kind).waiting()
    before = waiting.select_related("keeper").first()
    waiting.update(settled_at=by.at)
    keeper = before.keeper if before else by.user
    if on is not None:
        Deadline(
            dossier_id=case.dossier_id, case=case, kind=kind.value, on=on,
            keeper=keeper, unit=by.unit, set_at=by.at,
        ).save(force_insert=True)  # fmt: skip
    tell(Topic.TASKS, user=keeper)


@deed
def ensure_date(case: Case, kind: Kind, on: date, *, by: Actor) -> None:
    """A day of this kind, if none waits."""
    if not Deadline.objects.visible_to(by).filter(case=case).of_kind(kind).waiting().exists():
        set_date(case, kind, on, by=by)


@deed
def set_dates_of(case: Case, actions: list[PlannedAction], *, by: Actor) -> None:
    """The days of a new version's actions; those of the version before are settled."""
    old = Deadline.objects.visible_to(by).filter(case=case).of_kind(Kind.ACTION).waiting()
    old.update(settled_at=by.at)
    Deadline.objects.bulk_create(
        Deadline(
            dossier_id=case.dossier_id, case=case, kind=Kind.ACTION.value, action=action,
            on=action.due_on, keeper=action.user or by.user, unit=by.unit, set_at=by.at,
        )
        for action in actions
        if action.due_on is not None
    )  # fmt: skip
    for keeper in {action.user or by.user for action in actions}:
        tell(Topic.TASKS, user=keeper)


@deed
def settle_action(action: PlannedAction, *, by: Actor) -> None:
    """Nothing is due of this action any more."""
    rows = Deadline.objects.visible_to(by).filter(action=action).waiting()
    rows.update(settled_at=by.at)


@deed
def settle_all(case: Case, *, by: Actor) -> None:
    """The case is closed: nothing of its plan is due any more."""
    Deadline.objects.visible_to(by).filter(case=case).waiting().update(settled_at=by.at)


@deed
def take_on(deadline: Deadline, *, by: Actor) -> None:
    """From now on it stands on my Today: a colleague is away, or has left."""
    insist_on_work(deadline.dossier_id, by=by)
    waiting = Deadline.objects.visible_to(by).filter(pk=deadline.pk).waiting()
    if waiting.update(keeper=by.user):
        record("plan.taken-on", deadline.dossier_id, by=by, what=deadline.kind)
        for keeper in (deadline.keeper, by.user):
            tell(Topic.TASKS, user=keeper)
