"""Close an episode. The file stays readable to the unit that has it and to whoever led the case."""

from __future__ import annotations

from collections.abc import Sequence

from hearth.casework.cases.actions.standing import insist_on_deciding
from hearth.casework.cases.actions.task import drop
from hearth.casework.cases.actions.team import leave
from hearth.casework.cases.models import Case, Closing, Task, TeamMember
from hearth.casework.cases.rules import Obstacle, obstacles_to_closing
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


class CannotClose(Exception):
    """Something stands in the way; `obstacles` says all of it."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        super().__init__(", ".join(obstacles))
        self.obstacles = tuple(obstacles)


@deed
def close(case: Case, *, reason: str, may_be_contacted: bool | None = None, by: Actor) -> Closing:
    """How it ended, and whether she may be asked how she is. Waiting tasks are let go.

    The team goes, but for the one who leads: she who returns a year later asks for her, and is
    found by her.
    """
    insist_on_deciding(case, by=by)
    waiting = list(Task.objects.visible_to(by).waiting().filter(case=case))
    won = Case.objects.visible_to(by).still_open().filter(pk=case.pk)
    obstacles = obstacles_to_closing(
        closed=case.closed_at is not None, dangers_waiting=sum(task.danger for task in waiting)
    )
    if obstacles:
        raise CannotClose(obstacles)
    if not won.update(closed_at=by.at):
        raise CannotClose([Obstacle.CLOSED])
    closing = Closing(
        dossier_id=case.dossier_id,
        case=case,
        reason_id=reason,
        may_be_contacted=may_be_contacted,
        by=by.user,
        at=by.at,
    )
    closing.save(force_insert=True)
    case.closed_at = by.at
    for task in waiting:
        drop(task, by=by)
    for member in TeamMember.objects.visible_to(by).still_there().filter(case=case, leads=False):
        leave(member, by=by)
    record("cases.closed", case.dossier_id, by=by, which=case.pk, reason=reason)
    return closing
