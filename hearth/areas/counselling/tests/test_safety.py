"""Item nine above zero opens the safety step at once: a page, a record, a task of today."""

from __future__ import annotations

from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.areas.counselling.actions import Numbered, Safety, note_score, take_safety_step
from hearth.areas.counselling.models import ExternalScore, SafetyStep
from hearth.areas.counselling.queries import safety_of, scores_of, waiting_answers
from hearth.areas.counselling.rules import Asked, Said, Urgency
from hearth.areas.counselling.tests.scene import (
    TODAY,
    counselled,
    in_english,
    now,
    phq9,
    soon,
    tool,
)
from hearth.casework.cases.models import Task
from hearth.casework.cases.tests.scene import met
from hearth.casework.instruments.actions import NotForThisRole
from hearth.casework.instruments.models import HealthAnswers
from hearth.casework.instruments.queries import current, shelf, trends_of
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting
from tests.cast import later

SAFE = Safety(
    Asked(Said.NO, Said.NO, Said.NO), ("safety-act/stayed",), "She calls her sister.", "Mira"
)


def test_item_nine_sets_a_task_of_today_that_does_not_say_why(mira: Actor) -> None:
    case = met(mira)
    phq9(case, mira)
    with acting(mira):
        (task,) = Task.objects.visible_to(mira).waiting().filter(case=case)
        assert task.danger
        assert task.due_at == mira.at
        assert not {"vdek", "die", "suicid", "vetëvras"} & set(str(task.what).lower().split())
        assert len(waiting_answers(case, mira)) == 1
        kinds = {event.kind for event in Event.objects.visible_to(mira)}
    assert "instruments.flagged" in kinds


def test_without_item_nine_nothing_waits(mira: Actor) -> None:
    case = met(mira)
    phq9(case, mira, ninth="not-at-all")
    with acting(mira):
        assert waiting_answers(case, mira) == []
        assert not Task.objects.visible_to(mira).filter(case=case).exists()


def test_the_step_does_that_task_and_sets_the_next(mira: Actor) -> None:
    case = met(mira)
    answers = phq9(case, mira)
    by = soon(mira)
    take_safety_step(case, SAFE, answers=answers, by=by)
    with acting(by):
        (step,) = safety_of(case, by)
        assert step.urgency is Urgency.WATCH
        assert step.row.words["agreed"] == "She calls her sister."
        assert waiting_answers(case, by) == []
        (again,) = Task.objects.visible_to(by).waiting().filter(case=case)
        assert again.due_at.date() == later(by, days=1).at.date()


def test_the_answer_leads_to_the_page_at_once_and_the_opening_is_recorded(
    client: Client, mira: Actor
) -> None:
    case = met(now(mira))
    desk = in_english(client, mira)
    said = {f"q-q{n}": "not-at-all" for n in range(1, 9)}
    said |= {
        "q-q9": "nearly-every-day",
        "q-submission": str(uuid4()),
        "q-given_on": f"{timezone.localdate():%d.%m.%Y}",
    }
    sent = desk.post(reverse("instruments:sheet", kwargs={"key": "phq-9", "pk": case.pk}), said)
    row = HealthAnswers.objects.unscoped(because="test").get()
    page = reverse("counselling:safety-of", args=[row.pk])
    assert sent.status_code == 302, sent.content.decode()[:500]
    assert sent.headers["Location"] == page
    shown = desk.get(page).content.decode()
    assert "Do not leave the person alone" in shown
    with acting(now(mira)):
        opened = Event.objects.visible_to(now(mira)).of_kind("access.opened")
        assert any(event.object_id == row.pk for event in opened)
    assert desk.post(page, {}).status_code == 422
    filled = {
        "plan": Said.YES,
        "means": Said.NO,
        "alone_tonight": Said.NOT_SAID,
        "done": ["safety-act/stayed"],
    }
    assert desk.post(page, filled).status_code == 302
    assert SafetyStep.objects.unscoped(because="test").count() == 1
    file = desk.get(reverse("desk:case-part", args=[case.pk, "counselling"])).content.decode()
    assert "asks for the safety step" not in file


@pytest.mark.parametrize("who", ["agim", "drita", "vera", "nora", "ilir", "elton", "director"])
def test_nobody_else_sees_it_or_does_it(
    request: pytest.FixtureRequest, mira: Actor, who: str
) -> None:
    other = request.getfixturevalue(who)
    case = met(mira)
    answers = phq9(case, mira)
    take_safety_step(case, SAFE, answers=answers, by=soon(mira))
    then = soon(other)
    with acting(then):
        assert not SafetyStep.objects.visible_to(then).exists()
        assert waiting_answers(case, then) == []
    with pytest.raises(NotTheirWork):
        take_safety_step(case, SAFE, by=then)


def test_every_tool_says_whose_it_is_and_that_its_albanian_waits_for_somebody(house: None) -> None:
    tools = {one.key: one.about for one in shelf()}
    for key in ("phq-9", "gad-7", "who-5", "pcl-5", "wg-ss"):
        about = tools[key]
        assert about.licence
        assert about.source
        assert about.translation == "unverified"


def test_pcl_5_is_the_psychologists(mira: Actor) -> None:
    assert current("pcl-5").about.roles == ("psychologist",)
    from_mira = {f"q{n}": ["not-at-all"] for n in range(1, 21)}
    with pytest.raises(NotForThisRole):
        tool(met(mira), "pcl-5", from_mira, mira)


def test_who_5_is_multiplied_by_four_and_the_six_questions_are_counted(mira: Actor) -> None:
    case = met(mira)
    tool(case, "who-5", {f"q{n}": ["most"] for n in range(1, 6)}, mira)
    six = {f"q{n}": ["none"] for n in range(1, 6)} | {"q6": ["a-lot"]}
    tool(case, "wg-ss", six, mira)
    with acting(mira):
        (percent,) = trends_of(case, "who-5", mira)
        (domains,) = trends_of(case, "wg-ss", mira)
    assert [point.value for point in percent.points] == [80]
    assert [point.value for point in domains.points] == [1]


def test_a_score_from_outside_is_a_number_and_who_gave_it(mira: Actor, anila: Actor) -> None:
    case, _yes = counselled(mira, anila)
    by = soon(anila)
    note_score(case, Numbered("external-tool/htq", Decimal("2.44"), TODAY, "Dr. Shembulli"), by=by)
    with acting(by):
        (score,) = scores_of(case, by)
        assert (score.value, str(score.given_by)) == (Decimal("2.44"), "Dr. Shembulli")
    assert ExternalScore.objects.unscoped(because="test").count() == 1
