"""Needs, risk, safety, phases, entitlements, conference, feedback, farewell."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from hearth.areas.plan.actions import (
    AtTheTable,
    Conferred,
    Decided,
    Leaving,
    Needs,
    NotDecided,
    NothingJudged,
    NothingSaid,
    Opinion,
    Risk,
    Safety,
    StandsInTheWay,
    Step,
    WrittenMeanwhile,
    assess_needs,
    assess_risk,
    begin_phase,
    confer,
    give_feedback,
    make_safe,
    move_entitlement,
    say_farewell,
)
from hearth.areas.plan.models import Deadline, Farewell, Feedback, HealthNeed, RiskReason
from hearth.areas.plan.queries.care import danger_of
from hearth.areas.plan.queries.due import due_for
from hearth.areas.plan.queries.road import entitlements_of, road_of
from hearth.areas.plan.rules.road import Owed, Stands
from hearth.areas.plan.tests.plans import agreed, as_seen, met_by, now, of
from hearth.casework.cases.actions import CannotClose, ToDo, set_task
from hearth.casework.cases.models import Case, Task
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.deeds.deeds import acting
from tests.cast import later, signed_in

SAFETY, HEALTH = "outcome-domain/safety", "outcome-domain/health"


@pytest.fixture
def case(mira: Actor, vera: Actor) -> Case:
    return met_by(mira, vera)


def test_needs_are_judged_again_and_nothing_is_overwritten(case: Case, mira: Actor) -> None:
    on = mira.at.date()
    assess_needs(
        case, Needs(on, {SAFETY: "A lock."}, {SAFETY: 1}, health="Sleep."), seen=0, by=mira
    )
    with pytest.raises(WrittenMeanwhile):
        assess_needs(case, Needs(on, {SAFETY: "Two."}), seen=0, by=mira)
    with pytest.raises(NothingJudged):
        assess_needs(case, Needs(on), seen=1, by=mira)
    with acting(mira):
        assert HealthNeed.objects.visible_to(mira).get().words == "Sleep."


def test_what_needs_tell_of_health_stays_out_of_the_services(
    case: Case, mira: Actor, vera: Actor
) -> None:
    assess_needs(case, Needs(mira.at.date(), {}, {HEALTH: 2}, health="Sleep."), seen=0, by=mira)
    with acting(vera):
        assert not HealthNeed.objects.visible_to(vera).exists(), "her role opens no health"


def test_a_risk_has_reasons_and_a_next_day_and_no_score(case: Case, mira: Actor) -> None:
    on = mira.at.date()
    risk = Risk(on, "risk-level/high", "Never alone.", reasons="He waits (invented).",
                self_harm="None said.", next_on=on + timedelta(days=60))  # fmt: skip
    judged = assess_risk(case, risk, seen=0, by=mira)
    assert judged.next_on == on + timedelta(days=7), "high: a week at most"
    with acting(mira):
        assert RiskReason.objects.visible_to(mira).get().words == "He waits (invented)."
        read = danger_of(case, mira, today=on, story=True, health=True)
        assert (read.reasons, read.self_harm) == ("He waits (invented).", "None said.")
        due = {str(row.kind): row.on for row in Deadline.objects.visible_to(mira).waiting()}
    assert due["risk"] == judged.next_on
    with pytest.raises(NothingJudged):
        assess_risk(case, Risk(on, "risk-level/low", ""), seen=1, by=mira)


def test_a_safety_plan_is_made_of_something(case: Case, mira: Actor) -> None:
    make_safe(case, Safety({"people": "Halla Shembulli (e shpikur)", "phone": ""}), seen=0, by=mira)
    with pytest.raises(NothingJudged):
        make_safe(case, Safety({"people": ""}), seen=1, by=mira)
    with acting(mira):
        read = danger_of(case, mira, today=mira.at.date(), story=True, health=True)
        assert dict(read.words) == {"people": "Halla Shembulli (e shpikur)"}


def test_a_phase_is_left_with_its_tests_met_or_a_reason(case: Case, mira: Actor) -> None:
    on = mira.at.date()
    begin_phase(case, Step("plan-phase/reception", on), seen=0, by=mira)
    following = Step("plan-phase/stabilisation", on, met=("safe-tonight",))
    with pytest.raises(StandsInTheWay) as stands:
        begin_phase(case, following, seen=1, by=mira)
    assert stands.value.obstacles == (Stands.UNMET,)
    reasoned = Step("plan-phase/stabilisation", on, ("safe-tonight",), "The dentist has no hour.")
    begun = begin_phase(case, reasoned, seen=1, by=mira)
    assert (begun.met, begun.unmet) == (["safe-tonight"], ["urgent-needs-met"])
    with acting(mira):
        road = road_of(case, mira)
    assert road.at == 1
    assert road.next_meeting == on + timedelta(days=7)


def test_an_entitlement_moves_one_by_one(case: Case, mira: Actor) -> None:
    move_entitlement(case, "entitlement/economic-aid", Owed.ASKED, seen=0, by=mira)
    with pytest.raises(WrittenMeanwhile):
        move_entitlement(case, "entitlement/economic-aid", Owed.REFUSED, seen=0, by=mira)
    move_entitlement(case, "entitlement/economic-aid", Owed.GRANTED, seen=1, by=mira)
    with acting(mira):
        owed = entitlements_of(case, mira, today=mira.at.date())
    assert [o.step.state for o in owed if o.step] == ["granted"]
    assert not any(o.verified for o in owed)


def test_a_conference_decides_each_question_and_sets_the_task(
    case: Case, mira: Actor, vera: Actor
) -> None:
    table = [AtTheTable(mira.unit, Role.CASE_MANAGER), AtTheTable(vera.unit, Role.OUTREACH_WORKER)]
    due = later(mira, days=3).at
    ask = Decided("Where does she live?", "Vera asks the aunt (invented).", vera.user, due)
    confer(case, Conferred(mira.at.date(), table, [ask], asked=True), by=mira)
    with acting(vera):
        task = Task.objects.visible_to(vera).for_user(vera.user).waiting().get()
        assert task.what == "Vera asks the aunt (invented)."
    with pytest.raises(NotDecided):
        confer(case, Conferred(mira.at.date(), table, [Decided("And?", "")]), by=mira)


def test_feedback_holds_no_name_of_who_handed_the_screen_over(case: Case, mira: Actor) -> None:
    give_feedback(case, Opinion({"feedback-question/heard": 4}, "Thank you."), by=mira)
    with acting(mira):
        given = Feedback.objects.visible_to(mira).get()
    assert given.answers == ["feedback-question/heard=4"]
    assert not hasattr(given, "by_id")
    with pytest.raises(NothingSaid):
        give_feedback(case, Opinion(), by=mira)


def test_the_page_that_is_handed_over_shows_nothing_of_the_file(
    client: Client, mira: Actor, vera: Actor
) -> None:
    case = met_by(now(mira), now(vera))
    page = signed_in(client, mira).get(of(case, "feedback")).content.decode()
    assert case.number not in page
    assert "/cases/" not in page.replace(of(case, "feedback"), "")
    answered = client.post(of(case, "feedback"), {"heard": "4", "words": ""})
    assert case.number not in answered.content.decode()


def test_a_farewell_closes_the_case_and_nothing_is_due_any_more(case: Case, mira: Actor) -> None:
    agreed(mira, case)
    next_day = later(mira, days=1)
    say_farewell(
        as_seen(case, next_day),
        Leaving("closing-reason/goals-achieved", "destination/own-rent", True),
        by=next_day,
    )
    with acting(next_day):
        assert Farewell.objects.visible_to(next_day).get(case=case).destination_id
        assert due_for(next_day, within=timedelta(days=400)) == []
        assert as_seen(case, next_day).closed_at is not None


def test_who_breaks_rules_is_not_put_out_without_another_place(case: Case, mira: Actor) -> None:
    leaving = Leaving("closing-reason/rules-exit", "destination/other-shelter")
    with pytest.raises(StandsInTheWay) as stands:
        say_farewell(case, leaving, by=mira)
    assert set(stands.value.obstacles) == {Stands.ALTERNATIVE, Stands.DIRECTOR}


def test_a_farewell_that_cannot_close_leaves_nothing_behind(case: Case, mira: Actor) -> None:
    set_task(case, ToDo("Call tonight", later(mira, days=1).at, mira.user, danger=True), by=mira)
    with pytest.raises(CannotClose):
        say_farewell(case, Leaving("closing-reason/untraceable", "destination/unknown"), by=mira)
    with acting(mira):
        assert not Farewell.objects.visible_to(mira).exists()
