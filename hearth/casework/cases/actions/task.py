"""Set a task, do it, take that back, let it go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hearth.casework.cases.models import Case, Task
from hearth.casework.cases.models.task import TaskQuerySet
from hearth.casework.cases.rules import may_be_undone
from hearth.casework.people.queries.standing import insist_on_work, keeps_apart
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import Membership, User
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.jobs.notify import tell
from hearth.foundation.jobs.topics import Topic


@dataclass(frozen=True)
class ToDo:
    """What, by when, by whom; `danger`: somebody's safety hangs on it; `shared`: a unit that was
    referred to shows it to everybody who works on the case."""

    what: str
    due_at: datetime
    assignee: User
    danger: bool = False
    shared: bool = False


class TooLate(Exception):
    """A slip is taken back within a day. After that, set a new task."""


@deed
def set_task(case: Case, to_do: ToDo, *, by: Actor) -> Task:
    insist_on_work(case.dossier_id, by=by)
    task = Task(
        dossier_id=case.dossier_id,
        case=case,
        what=to_do.what,
        danger=to_do.danger,
        assignee=to_do.assignee,
        keeper_id=_keeper(case, to_do, by=by),
        due_at=to_do.due_at,
        set_by=by.user,
        set_at=by.at,
    )
    task.save(force_insert=True)
    record(
        "cases.task-set-apart" if task.keeper_id else "cases.task-set",
        case.dossier_id,
        by=by,
        which=task.pk,
        danger=to_do.danger,
    )
    tell(Topic.TASKS, user=to_do.assignee)
    return task


@deed
def do(task: Task, *, by: Actor) -> None:
    """Done, by whoever says so. Pressed twice, or by two at once, it is done once."""
    insist_on_work(task.dossier_id, by=by)
    if _waiting(task, by).update(done_at=by.at, done_by=by.user):
        _say("cases.task-done", task, by=by)
    _look_again(task, by)


@deed
def take_back(task: Task, *, by: Actor) -> None:
    """It was not done after all: the button was pressed by mistake."""
    insist_on_work(task.dossier_id, by=by)
    if not may_be_undone(task.done_at, by.at):
        raise TooLate
    done = Task.objects.visible_to(by).filter(pk=task.pk, done_at__isnull=False)
    if done.update(done_at=None, done_by=None):
        _say("cases.task-taken-back", task, by=by)
    _look_again(task, by)


@deed
def drop(task: Task, *, by: Actor) -> None:
    """It need not be done any more."""
    insist_on_work(task.dossier_id, by=by)
    if _waiting(task, by).update(dropped_at=by.at, dropped_by=by.user):
        _say("cases.task-dropped", task, by=by)
    _look_again(task, by)


def _keeper(case: Case, to_do: ToDo, *, by: Actor) -> UUID | None:
    """A task for somebody of another unit is nobody's secret."""
    keeper = None if to_do.shared else keeps_apart(case.dossier_id, by=by)
    posts = Membership.objects.in_force(by.at).filter(user=to_do.assignee, unit=keeper)
    return keeper if keeper and posts.exists() else None


def _waiting(task: Task, by: Actor) -> TaskQuerySet:
    return Task.objects.visible_to(by).waiting().filter(pk=task.pk)


def _say(kind: str, task: Task, *, by: Actor) -> None:
    record(f"{kind}-apart" if task.keeper_id else kind, task.dossier_id, by=by, which=task.pk)
    tell(Topic.TASKS, user=task.assignee_id)


def _look_again(task: Task, by: Actor) -> None:
    task.refresh_from_db(from_queryset=Task.objects.visible_to(by).select_related("case"))
