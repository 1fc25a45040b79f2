"""The pages of a case, as the one who works on it uses them."""

from __future__ import annotations

import re

from django.test import Client

from hearth.areas.identification.models import (
    FormalDecision,
    FormalIdentification,
    InitialInterview,
    Reflection,
)
from hearth.areas.identification.rules.ladder import Status
from hearth.areas.identification.tests.pages import (
    interview_of,
    now,
    of,
    reported,
    status_of,
    today,
    words,
)
from hearth.areas.identification.tests.reports import NAME
from hearth.casework.cases.tests.scene import whole_file
from hearth.casework.duties.models import Alert
from hearth.casework.people.models import Identity
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting

TWO = ["means-of-control/debt-bondage", "means-of-control/takes-earnings"]


def test_the_interview_is_saved_as_a_version_and_comes_back(
    client: Client,
    vera: Actor,
) -> None:
    case = reported(client, vera)
    address = interview_of(case, vera)
    page = client.get(address).content.decode()
    assert re.search(r'name="sign-g-01".*?value="indicator-basis/observed" selected', page, re.S)
    said = {
        "seen": "0",
        "sign-g-01": "indicator-basis/stated",
        "means": ["means-of-control/debt-bondage", "means-of-control/takes-earnings"],
        "ethnicity": "ethnicity/declined",
        "act_words": "Words of nobody (invented)",
    }
    assert client.post(address, said).status_code == 302
    again = client.get(address).content.decode()
    assert "Words of nobody (invented)" in again
    assert re.search(r'name="sign-g-01".*?value="indicator-basis/stated" selected', again, re.S)
    file = words(client.get(f"/cases/{case.pk}/"))
    assert "Words of nobody (invented)" in file


def test_an_interview_with_contradictions_is_shown_again_with_everything(
    client: Client,
    vera: Actor,
) -> None:
    address = interview_of(reported(client, vera), vera)
    said = {
        "seen": "0",
        "held_on": "yesterday",
        "disability": ["disability/seeing", "disability/declined"],
        "act_words": "Words of nobody (invented)",
    }
    answer = client.post(address, said)
    assert answer.status_code == 422
    assert "Words of nobody (invented)" in answer.content.decode()
    answer = client.post(address, said | {"held_on": ""})
    assert answer.status_code == 422
    with acting(vera_now := now(vera)):
        assert not InitialInterview.objects.visible_to(vera_now).exists()


def test_two_windows_do_not_overwrite_each_other(
    client: Client,
    vera: Actor,
) -> None:
    address = interview_of(reported(client, vera), vera)
    client.post(address, {"seen": "0", "wishes": "First (invented)"})
    late = client.post(address, {"seen": "0", "wishes": "Second (invented)", "means": TWO})
    assert late.status_code == 422
    assert "Second (invented)" in late.content.decode()
    assert 'name="seen" value="1"' in late.content.decode()
    assert all(re.search(rf'value="{means}"[^>]* checked', late.content.decode()) for means in TWO)
    assert client.post(address, {"seen": "1", "wishes": "Second (invented)"}).status_code == 302


def test_a_status_is_decided_on_its_page(
    client: Client,
    vera: Actor,
) -> None:
    case = reported(client, vera)
    page = client.get(of(case, "status")).content.decode()
    assert 'value="withdrawn"' in page
    assert 'value="official"' not in page
    said = {"seen": "1", "status": "withdrawn", "body": "mobile-unit", "on": today()}
    assert client.post(of(case, "status"), said).status_code == 302
    assert status_of(case, vera) is Status.WITHDRAWN


def test_a_body_that_may_not_decide_is_said_beside_the_question(
    client: Client,
    vera: Actor,
) -> None:
    case = reported(client, vera)
    said = {"seen": "1", "status": "withdrawn", "body": "mobile-unit", "on": "01.01.2020"}
    answer = client.post(of(case, "status"), said | {"grounds": "Words kept (invented)"})
    assert answer.status_code == 422
    assert "Words kept (invented)" in answer.content.decode()
    assert status_of(case, vera) is Status.POTENTIAL


def test_from_at_risk_to_potential_the_police_are_told(
    client: Client,
    vera: Actor,
    agim: Actor,
    drita: Actor,
) -> None:
    case = reported(client, vera, finding="at-risk")
    said = {
        "seen": "1", "status": "potential", "body": "mobile-unit", "on": today(),
        "danger": "danger/now", "meet_at": "Platform 3",
    }  # fmt: skip
    answer = client.post(of(case, "status"), said)
    assert answer.headers["Location"] == of(case, "told")
    with acting(agim_now := now(agim)):
        alert = Alert.objects.visible_to(agim_now).select_related("notice").get(recipient=agim.unit)
        assert alert.notice.reveals["meet_at"] == "Platform 3"


def test_the_whole_formal_procedure_through_its_pages(
    client: Client,
    vera: Actor,
    social_service_officer: Actor,
) -> None:
    case = reported(client, vera)
    assert 'lang="' in client.get(of(case, "request")).content.decode()  # the text to read aloud
    asked = {"seen": "1", "on": today(), "form": "consent-form/spoken"}
    assert client.post(of(case, "request"), asked).status_code == 302
    with acting(vera_now := now(vera)):
        pk = FormalIdentification.objects.visible_to(vera_now).get().pk
    address = f"/identification/formal/{pk}/interview"
    held = {
        "seen": "2", "on": today(), "where": "territory",
        "social_user": str(social_service_officer.user.pk), "social_signed": "on",
        "account": "Account of nobody (invented)",
    }  # fmt: skip
    missing = client.post(address, held)
    assert missing.status_code == 422
    assert "Account of nobody (invented)" in missing.content.decode()
    held |= {"police_name": "Polici Shembulli", "police_signed": "on"}
    assert client.post(address, held).status_code == 302
    decided = {"seen": "3", "status": "official", "on": today()}
    assert client.post(f"/identification/formal/{pk}/decision", decided).status_code == 302
    assert status_of(case, vera) is Status.OFFICIAL
    with acting(vera_now := now(vera)):
        decision = FormalDecision.objects.visible_to(vera_now).get().pk
    given = f"/identification/decisions/{decision}/given"
    assert client.post(given, {"on": today()}).status_code == 302
    file = client.get(f"/cases/{case.pk}/").content.decode()
    assert "Polici Shembulli" in file


def test_reflection_and_foreign_decision_through_their_pages(
    client: Client,
    vera: Actor,
) -> None:
    case = reported(client, vera)
    period = {"seen": "0", "begins_on": today(), "permit": "permit-outcome/not-needed"}
    assert client.post(of(case, "reflection"), period).status_code == 302
    wrong = client.post(of(case, "reflection"), period | {"seen": "1", "ends_on": "01.01.2020"})
    assert wrong.status_code == 422
    abroad = {"country": "country/iso:GB", "decision": "foreign-decision/recognised"}
    assert client.post(of(case, "foreign"), abroad).status_code == 302
    with acting(vera_now := now(vera)):
        assert Reflection.objects.visible_to(vera_now).count() == 1
    file = whole_file(client, case)
    assert 'id="reflection"' in file
    assert "data-until" in file


def test_the_name_is_given_on_its_page_and_taken_back(
    client: Client,
    vera: Actor,
    agim: Actor,
    drita: Actor,
) -> None:
    case = reported(client, vera, **NAME)
    page = client.get(of(case, "name")).content.decode()
    assert NAME["family_name"] not in page
    with acting(agim_now := now(agim)):
        alert = Alert.objects.visible_to(agim_now).sent_to(agim.unit_ids).get()
    given = {"alert": str(alert.pk), "form": "consent-form/spoken"}
    assert client.post(of(case, "name"), given).status_code == 302
    with acting(agim_now := now(agim)):
        assert Identity.objects.visible_to(agim_now).exists()
    page = client.get(of(case, "name")).content.decode()
    back = re.search(r"/cases/consents/[0-9a-f-]+/withdrawal", page)
    assert back
    assert client.post(back[0]).status_code == 302
    with acting(agim_now := now(agim)):
        assert not Identity.objects.visible_to(agim_now).exists()
