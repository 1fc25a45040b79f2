"""Closing: with a reason, never over a danger that waits, and the team goes but for its lead."""

from __future__ import annotations

import pytest

from hearth.casework.cases.actions import (
    CannotClose,
    CaseClosed,
    NotTheirCase,
    ToDo,
    close,
    do,
    join,
    set_task,
)
from hearth.casework.cases.models import Case, Task, TeamMember
from hearth.casework.cases.queries.team import ended
from hearth.casework.cases.rules import Obstacle
from hearth.casework.cases.tests.scene import agreed_to_share, let_in, met, teamed, told
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.vocabularies.choices import name_of
from tests.cast import later, somebody

GOALS = "closing-reason/goals-achieved"


def test_how_it_ended_is_on_record(vera: Actor, vesa: Actor) -> None:
    case = met(vera)
    close(case, reason=GOALS, may_be_contacted=None, by=later(vera, days=1))
    with acting(later(vesa, days=2)):
        row = Case.objects.visible_to(later(vesa, days=2)).get(pk=case.pk)
        end = ended(row, later(vesa, days=2))
        assert row.closed_at == later(vera, days=1).at
        assert end is not None
        assert (end.reason, end.may_be_contacted) == (name_of(GOALS), "Nuk mund të pyetej")


def test_a_danger_that_waits_keeps_it_open(vera: Actor) -> None:
    case = met(vera)
    task = set_task(case, ToDo("Watch the door", vera.at, vera.user, danger=True), by=vera)
    with pytest.raises(CannotClose) as stands:
        close(case, reason=GOALS, by=vera)
    assert stands.value.obstacles == (Obstacle.DANGER_WAITS,)
    do(task, by=vera)
    close(case, reason=GOALS, by=later(vera, hours=1))
    with pytest.raises(CannotClose) as again:
        close(case, reason=GOALS, by=later(vera, hours=2))
    assert again.value.obstacles == (Obstacle.CLOSED,)


def test_waiting_tasks_are_let_go(vera: Actor) -> None:
    case = met(vera)
    set_task(case, ToDo("Telephone", later(vera, days=2).at, vera.user), by=vera)
    close(case, reason=GOALS, by=later(vera, days=1))
    assert not Task.objects.visible_to(later(vera, days=1)).waiting().exists()


def test_the_team_goes_but_for_the_one_who_leads(vera: Actor, mira: Actor) -> None:
    case = met(vera)
    psychologist = somebody("psiko", Role.PSYCHOLOGIST, mira.unit)
    teamed(case, mira, by=vera, leads=True)
    teamed(case, psychologist, by=vera)
    close(case, reason=GOALS, by=later(mira, days=1))
    seen = {
        name: Case.objects.visible_to(later(actor, days=2)).filter(pk=case.pk).exists()
        for name, actor in (("lead", mira), ("member", psychologist), ("unit", vera))
    }
    assert seen == {"lead": True, "member": False, "unit": True}
    assert TeamMember.objects.visible_to(later(vera, days=2)).still_there().get().leads
    with pytest.raises(CaseClosed):
        join(case, psychologist.user, by=later(vera, days=2))


def test_it_is_not_for_everybody_who_sees_it(
    vera: Actor, mira: Actor, nora: Actor, agim: Actor
) -> None:
    case = met(vera)
    teamed(case, mira, by=vera)
    let_in(case, agreed_to_share(case, nora.unit, by=vera), nora, by=vera)
    told(case, agim, Compartment.OPEN)
    for other in (mira, nora, agim):
        with pytest.raises(NotTheirCase):
            close(case, reason=GOALS, by=later(other, hours=1))
