"""Draw a plan, sign it, move what is planned."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from hearth.areas.plan.actions import (
    Lacking,
    NamelessGuardian,
    NotTheNewest,
    Signature,
    ToDo,
    WrittenMeanwhile,
    move_action,
    sign,
)
from hearth.areas.plan.models import AssistancePlan, Deadline, PlannedAction
from hearth.areas.plan.queries.plan import plan_of
from hearth.areas.plan.rules.dates import Kind, months_on
from hearth.areas.plan.rules.plan import Seat, Sign, State, Whose
from hearth.areas.plan.tests.plans import HER_GOAL, SAFE, agreed, aim, drawn, met_by
from hearth.casework.cases.models import Case
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests.cast import later


@pytest.fixture
def case(mira: Actor, vera: Actor) -> Case:
    return met_by(mira, vera)


def waiting(case: Case, actor: Actor) -> dict[str, str]:
    with acting(actor):
        rows = Deadline.objects.visible_to(actor).filter(case=case).waiting()
        return {row.kind: str(row.on) for row in rows}


def test_a_plan_holds_the_persons_own_words(case: Case, mira: Actor) -> None:
    drawn(mira, case, wish="Një derë që e mbyll vetë")
    with acting(mira):
        read = plan_of(case, mira, today=mira.at.date())
        assert read is not None
        assert read.row.wish == "Një derë që e mbyll vetë"
        assert [goal.row.words for goal in read.goals] == [HER_GOAL]
        assert [action.row.whose for action in read.actions] == [Whose.STAFF, Whose.PERSON]
        assert len(read.still_to_sign) == 2


def test_what_it_sets_stands_on_today(case: Case, mira: Actor) -> None:
    drawn(mira, case)
    assert waiting(case, mira) == {
        "action": "2026-03-22", "review": "2026-06-19", "visit": "2026-03-26",
    }  # fmt: skip


def test_the_next_version_overwrites_nothing(case: Case, mira: Actor) -> None:
    first = drawn(mira, case)
    with acting(mira):
        course = PlannedAction.objects.visible_to(mira).get(plan=first, position=1)
    moved = ToDo(
        "Ask for the sewing course", Whose.STAFF, mira.user, state=State.CHANGED,
        why="The course is full until autumn.", continues=course.pk,
    )  # fmt: skip
    tomorrow = later(mira, days=1)
    second = drawn(
        tomorrow, case, aim(mira, words="Work that I choose", actions=(moved,)),
        seen=1, why="The course was full.",
    )  # fmt: skip
    with acting(tomorrow):
        read = plan_of(case, tomorrow, today=tomorrow.at.date())
        assert read is not None
        assert [version for _pk, version in read.versions] == [2, 1]
        assert read.actions[0].row.continues_id == course.pk
        assert read.actions[0].why == "The course is full until autumn."
        old = PlannedAction.objects.visible_to(tomorrow).get(pk=course.pk)
        assert (old.state, second.version) == ("not-started", 2)
    assert "action" not in waiting(case, tomorrow)


def test_a_later_version_says_why_and_an_action_that_changed_as_well(
    case: Case, mira: Actor
) -> None:
    drawn(mira, case)
    with pytest.raises(Lacking):
        drawn(mira, case, seen=1)
    silent = ToDo("Ask", Whose.PERSON, state=State.DROPPED)
    with pytest.raises(Lacking):
        drawn(mira, case, aim(mira, actions=(silent,)), seen=1, why="It changed.")


def test_of_two_who_draw_at_once_one_is_told(case: Case, mira: Actor, vera: Actor) -> None:
    drawn(mira, case)
    with pytest.raises(WrittenMeanwhile):
        drawn(vera, case)


def test_the_database_refuses_a_second_version_of_one_number(case: Case, mira: Actor) -> None:
    plan = drawn(mira, case)
    with acting(mira), pytest.raises(IntegrityError), transaction.atomic():
        AssistancePlan(
            dossier_id=case.dossier_id, case=case, version=plan.version, child=False,
            review_on=plan.review_on, months=3, source="test", verified=False,
            unit=mira.unit, by=mira.user, at=mira.at,
        ).save(force_insert=True)  # fmt: skip


def test_when_both_have_signed_the_review_is_counted(case: Case, mira: Actor) -> None:
    plan = agreed(mira, case)
    assert plan.agreed_on == mira.at.date()
    assert plan.review_on == months_on(mira.at.date(), 3)
    assert waiting(case, mira)["review"] == str(plan.review_on)


def test_one_signature_is_no_agreement(case: Case, mira: Actor) -> None:
    plan = sign(drawn(mira, case), [Signature(Seat.WORKER)], on=mira.at.date(), by=mira)
    assert plan.agreed_on is None


def test_the_guardian_signs_for_a_child_by_name(mira: Actor, vera: Actor) -> None:
    child = met_by(mira, vera, age_band="age-band/12-14")
    plan = drawn(mira, child)
    on = mira.at.date()
    assert plan.child
    sign(plan, [Signature(Seat.PERSON, Sign.ALOUD), Signature(Seat.WORKER)], on=on, by=mira)
    assert plan.agreed_on is None
    with pytest.raises(NamelessGuardian):
        sign(plan, [Signature(Seat.GUARDIAN)], on=on, by=mira)
    halla = Signature(Seat.GUARDIAN, Sign.PAPER, "Halla Shembulli (e shpikur), vendim gjykate")
    assert sign(plan, [halla], on=on, by=mira).agreed_on == on


def test_an_older_version_is_not_signed_any_more(case: Case, mira: Actor) -> None:
    first = drawn(mira, case)
    drawn(mira, case, seen=1, why="The person changed their mind.")
    with pytest.raises(NotTheNewest):
        sign(first, [Signature(Seat.WORKER)], on=mira.at.date(), by=mira)


def test_an_action_moves_and_is_due_no_more(case: Case, mira: Actor) -> None:
    plan = drawn(mira, case)
    with acting(mira):
        course = PlannedAction.objects.visible_to(mira).get(plan=plan, position=1)
    move_action(course, State.ACHIEVED, seen=0, by=later(mira, hours=1))
    assert Kind.ACTION.value not in waiting(case, mira)
    with pytest.raises(WrittenMeanwhile):
        move_action(course, State.DROPPED, why="A slip.", seen=0, by=mira)
    with pytest.raises(Lacking):
        move_action(course, State.DROPPED, seen=1, by=mira)


def test_who_was_told_writes_no_plan(case: Case, agim: Actor, drita: Actor, ilir: Actor) -> None:
    for stranger in (agim, drita, ilir):
        with pytest.raises(NotTheirWork):
            drawn(replace(stranger), case, aim(stranger, domain=SAFE, actions=()))
