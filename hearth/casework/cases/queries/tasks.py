"""What is to be done for a case, and who could do it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from hearth.casework.cases.models import Case, Task, TeamMember
from hearth.casework.cases.rules import UNDO_WITHIN
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.policy import access_policy
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models import Membership, User
from hearth.foundation.design.dates import at_hour, due, on_day


@dataclass(frozen=True)
class TaskLine:
    """A task as a line of the panel: its shape, its words, whose it is, by when."""

    pk: UUID
    glyph: str
    what: str
    said: str
    due_at: datetime
    when: str  # the hour if it is today, else the day
    done: bool = False


def tasks_of(case: Case, actor: Actor) -> list[TaskLine]:
    """What waits, danger first, then time; then what was done lately and may be taken back."""
    shown = _shown(actor, case.pk)
    return [_line(task, actor.at) for task in sorted(shown, key=lambda task: bool(task.done_at))]


@asked_for
def _shown(actor: Actor, case: UUID) -> QuerySet[Task]:
    tasks = Task.objects.visible_to(actor, one_by_one=True).filter(case=case)
    shown = tasks.waiting_or_done_since(actor.at - UNDO_WITHIN).danger_then_time()
    return shown.select_related("assignee")


def who_may_do(case: Case, actor: Actor) -> list[tuple[str, str]]:
    """Oneself first; the team; colleagues of one's own unit whose role opens such a task."""
    return [(str(user.pk), user.full_name) for user in people_who_may_do(case, actor)]


def people_who_may_do(case: Case, actor: Actor) -> list[User]:
    people = _helpers(actor, [*_team(actor, case.pk), actor.user.pk])
    return sorted(people, key=lambda user: (user.pk != actor.user.pk, user.full_name))


@asked_for
def _team(actor: Actor, case: UUID) -> QuerySet[TeamMember, UUID]:
    team = TeamMember.objects.visible_to(actor, one_by_one=True).still_there().filter(case=case)
    return team.values_list("user", flat=True)


@asked_for
def _helpers(actor: Actor, named: list[UUID]) -> QuerySet[User]:
    """These, and the colleagues of the actor's units in a role that opens such a task."""
    roles = [role for role in Role if access_policy().lets(role, Compartment.SERVICES)]
    posts = Membership.objects.in_force(actor.at).filter(unit__in=actor.unit_ids, role__in=roles)
    fitting = Q(pk__in=named) | Q(pk__in=posts.values("user"))
    return User.objects.filter(is_active=True).filter(fitting)


def _line(task: Task, now: datetime) -> TaskLine:
    return TaskLine(
        pk=task.pk,
        glyph=_glyph(task, now),
        what=task.what,
        said=_said(task, now),
        due_at=task.due_at,
        when=_when(task.due_at, now),
        done=task.done_at is not None,
    )


def _when(due_at: datetime, now: datetime) -> str:
    return at_hour(due_at) if on_day(due_at) == on_day(now) else on_day(due_at)


def _said(task: Task, now: datetime) -> str:
    state = _("Done") if task.done_at is not None else due(task.due_at, now)
    facts = [state, task.assignee.short_name, *([_("only your unit")] if task.keeper_id else [])]
    return " · ".join(facts)


def _glyph(task: Task, now: datetime) -> str:
    if task.done_at is not None:
        return "good"
    if task.danger:
        return "danger"
    return "late" if task.due_at < now else "due"
