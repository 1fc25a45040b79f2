"""What an outside partner reads of a plan: what is asked of it, and nothing else."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import connection
from django.test import Client

from hearth.areas.plan.actions import ToDo, move_action
from hearth.areas.plan.models import AssistancePlan, Commission, PlannedAction
from hearth.areas.plan.rules.plan import State, Whose
from hearth.areas.plan.tests.plans import (
    HER_GOAL,
    agreed,
    aim,
    drawn,
    let_in,
    met_by,
    now,
    of,
    panels,
    part,
)
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.fences import guarded_models
from hearth.foundation.access.identity import identity
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.deeds.deeds import acting
from tests.cast import VLORE, somebody, unit


@pytest.fixture
def case(mira: Actor, vera: Actor) -> Case:
    case = met_by(now(mira), now(vera))
    agreed(now(mira), case)
    return case


@pytest.fixture
def teacher(house: None) -> Actor:
    """Gives the morning course: an outside partner with an account."""
    return somebody(
        "teacher", Role.PARTNER, unit("course", kind=UnitKind.EMPLOYMENT, of="course", qark=VLORE)
    )


def asked_for(case: Case, of_whom: Actor, what: str, *, seen: int, by: Actor) -> AssistancePlan:
    asked = ToDo(what, Whose.INSTITUTION, institution=of_whom.unit)
    return drawn(by, case, aim(by, actions=(asked,)), seen=seen, why="The course was found.")


def test_a_course_reads_what_is_asked_of_it_and_nothing_else(
    client: Client, case: Case, mira: Actor, teacher: Actor
) -> None:
    me = now(mira)
    let_in(case, teacher, me, *Compartment)  # whatever it was given: its role opens two drawers
    plan = asked_for(case, teacher, "A place in the morning course", seen=1, by=me)
    page = part(client, case, teacher)
    assert panels(page) == ["assistance-plan"]
    assert "A place in the morning course" in page
    assert HER_GOAL not in page
    for address in (of(case, "plan"), of(case, "services"), f"/plan/{plan.pk}/"):
        assert client.get(address).status_code == 404


def test_both_walls_keep_an_outside_partner_from_the_plan(
    case: Case, mira: Actor, teacher: Actor
) -> None:
    me = now(mira)
    let_in(case, teacher, me, *Compartment)
    plan = asked_for(case, teacher, "A place in the morning course", seen=1, by=me)
    then = now(teacher)
    for model in (each for each in guarded_models() if each._meta.app_label == "plan"):
        seen = set(model.objects.visible_to(then).values_list("id", flat=True))
        assert seen == by_the_wall(then, model), model
        assert bool(seen) == (model is Commission), model
    with acting(then):
        (only,) = Commission.objects.visible_to(then)
        assert only.what == "A place in the morning course"
        assert (only.version, only.position) == (plan.version, 1)


def test_another_partner_does_not_read_what_was_asked_of_this_one(
    case: Case, mira: Actor, teacher: Actor, ilir: Actor, agim: Actor
) -> None:
    me = now(mira)
    doctor = somebody(
        "doctor", Role.PARTNER, unit("clinic", kind=UnitKind.HEALTH, of="clinic", qark=VLORE)
    )
    for partner in (teacher, doctor):
        let_in(case, partner, me, *Compartment)
    asked_for(case, teacher, "A place in the morning course", seen=1, by=me)
    for other in (now(doctor), now(ilir), now(agim), me):
        assert not Commission.objects.visible_to(other).exists()
        assert not by_the_wall(other, Commission)


def test_what_is_done_or_written_anew_is_asked_no_more(
    client: Client, case: Case, mira: Actor, teacher: Actor
) -> None:
    me = now(mira)
    let_in(case, teacher, me, Compartment.OPEN, Compartment.ASKED)
    asked_for(case, teacher, "A place in the morning course", seen=1, by=me)
    plan = asked_for(case, teacher, "A place in the evening course", seen=2, by=me)
    page = part(client, case, teacher)
    assert "evening course" in page
    assert "morning course" not in page
    (action,) = _actions(plan)
    move_action(action, State.ACHIEVED, seen=0, by=me)
    assert panels(part(client, case, teacher)) == []


def by_the_wall(reader: Actor, model: type[ScopedModel]) -> set[UUID]:
    with identity(reader), connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {model._meta.db_table}")  # noqa: S608
        return {pk for (pk,) in cursor.fetchall()}


def _actions(plan: AssistancePlan) -> list[PlannedAction]:
    return list(PlannedAction.objects.unscoped(because="test").filter(plan=plan))
