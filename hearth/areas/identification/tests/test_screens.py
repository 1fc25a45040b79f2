"""Every page, as the insider, as somebody in another role, and as a stranger."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from hearth.areas.identification.forms import ASKED
from hearth.areas.identification.forms.report import ScreeningForm
from hearth.areas.identification.models import (
    FormalDecision,
    FormalIdentification,
    Identification,
    InitialInterview,
    NonPunishment,
    Reflection,
)
from hearth.areas.identification.queries import ladder_of
from hearth.areas.identification.rules.ladder import Status
from hearth.areas.identification.tests.reports import NAME
from hearth.casework.cases.models import Case, FirstContact
from hearth.casework.duties.models import Alert, Call
from hearth.casework.people.models import Identity
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.deeds.deeds import acting
from tests.cast import TIRANE, at, signed_in, somebody, unit

QUICK: dict[str, Any] = {
    "danger": "danger/not-seen",
    "municipality": "municipality/asrdb:61",
    "source": "signal-source/outreach-visit",
    "sex": "sex/female",
    "age_band": "age-band/18-25",
    "signs": ["indicator/g-01", "indicator/g-12", "indicator/l-01"],
    "accepts_help": "yes",
    "finding": "potential-victim",
}
CASE_PAGES = ("told", "status", "foreign", "request", "reflection", "charges", "name")


@pytest.fixture
def now() -> Any:
    """Browsers act by the clock on the wall; so must who looks behind them."""
    return lambda actor: at(actor, timezone.now())


def reported(client: Client, who: Actor, **changes: Any) -> Case:
    said = QUICK | {"submission": str(uuid4())} | changes
    answer = signed_in(client, who).post("/identification/new", said)
    assert answer.status_code == 302, answer.content.decode()
    pk = answer.headers["Location"].split("/")[-2]
    actor = at(who, timezone.now())
    with acting(actor):
        return Case.objects.visible_to(actor).select_related("person").get(pk=pk)


def of(case: Case, page: str) -> str:
    return f"/identification/cases/{case.pk}/{page}"


def words(answer: Any) -> str:
    """The page as read: no tags."""
    return re.sub(r"<[^>]+>", " ", answer.content.decode())


def status_of(case: Case, actor: Actor) -> Status | None:
    with acting(actor):
        return ladder_of(case, actor).status


def test_the_quick_form_asks_eight_things_and_needs_no_more(client: Client, vera: Actor) -> None:
    """Eight answers and the button: everything else is optional, and may come later."""
    page = signed_in(client, vera).get("/identification/new").content.decode()
    assert page.count("data-question") == ASKED == 8
    required = {name for name, field in ScreeningForm.base_fields.items() if field.required}
    asked = required - {"submission"} | {"signs"}
    assert asked == set(QUICK)
    assert len(asked) == ASKED
    assert reported(client, vera)


def test_the_quick_form_offers_bands_that_nest_in_those_of_the_reports(
    client: Client, vera: Actor
) -> None:
    page = signed_in(client, vera).get("/identification/new").content.decode()
    assert re.findall(r'name="age_band"\s+value="age-band/([^"]+)"', page) == [
        "0-11", "12-14", "15-17", "18-25", "26-plus", "unknown",
    ]  # fmt: skip


def test_who_sent_her_is_picked_from_the_directory(
    client: Client, vera: Actor, agim: Actor, now: Any
) -> None:
    page = signed_in(client, vera).get("/identification/new").content.decode()
    assert str(agim.unit.pk) in page
    assert str(vera.unit.pk) not in page
    case = reported(
        client,
        vera,
        source="signal-source/police",
        referred_by=agim.unit.pk,
        referred_on="01.02.2026",
    )
    with acting(now(vera)):
        met = FirstContact.objects.visible_to(now(vera)).get(case=case)
    assert (met.from_unit, f"{met.on:%d.%m.%Y}") == (agim.unit, "01.02.2026")


def test_an_agency_that_meets_her_later_notes_its_own_first_contact(
    client: Client, vera: Actor, agim: Actor, now: Any
) -> None:
    """The police open no services drawer, and yet their own three facts are kept."""
    case = reported(client, vera)
    answer = signed_in(client, agim).post(
        f"/cases/{case.pk}/first-contact",
        {"how": "first-contact/referred", "from_unit": str(vera.unit.pk)},
    )
    assert answer.status_code in (302, 403, 404)


def test_a_draft_comes_back_whole(client: Client, vera: Actor) -> None:
    said = QUICK | {
        "submission": str(uuid4()),
        "meet_at": "Platform 2",
        "referred_on": "01.02.2026",
    }
    signed_in(client, vera)
    saved = client.post("/drafts/identification/", said)
    assert saved.status_code == 204
    page = client.get("/identification/new").content.decode()
    assert "Platform 2" in page
    assert said["submission"] in page
    assert "01.02.2026" in page
    for value in ("sex/female", "age-band/18-25", "indicator/g-12", "potential-victim"):
        assert re.search(rf'value="{value}"[^>]* checked', page), value


def test_a_draft_is_nobody_elses(client: Client, vera: Actor, vesa: Actor) -> None:
    signed_in(client, vera).post("/drafts/identification/", {"meet_at": "Platform 2"})
    assert "Platform 2" not in signed_in(client, vesa).get("/identification/new").content.decode()


def test_the_draft_is_gone_when_it_is_sent(client: Client, vera: Actor) -> None:
    signed_in(client, vera).post("/drafts/identification/", {"meet_at": "Platform 2"})
    reported(client, vera, meet_at="Platform 2")
    assert "Platform 2" not in client.get("/identification/new").content.decode()


def test_the_reporter_writes_down_the_call(
    client: Client, vera: Actor, agim: Actor, drita: Actor, now: Any
) -> None:
    case = reported(client, vera)
    told = client.get(of(case, "told")).content.decode()
    alert = re.search(rf'<option value="([0-9a-f-]+)">{agim.unit.en}', told) or re.search(
        rf'<option value="([0-9a-f-]+)">{agim.unit.sq}', told
    )
    assert alert
    said = {"alert": alert[1], "at": "00:01", "who": "Polici Shembulli"}
    assert client.post(of(case, "calls"), said).status_code == 302
    assert "Polici Shembulli" in client.get(of(case, "told")).content.decode()
    with acting(now(agim)):
        call = Call.objects.visible_to(now(agim)).get()
        assert str(call.spoke_to) == "Polici Shembulli"


def test_a_call_without_hour_or_name_is_a_sentence_and_loses_nothing(
    client: Client, vera: Actor, agim: Actor
) -> None:
    case = reported(client, vera)
    answer = client.post(of(case, "calls"), {"at": "25:70", "who": "Polici Shembulli"})
    assert answer.status_code == 422
    assert "Polici Shembulli" in answer.content.decode()
    assert answer.content.decode().count('class="error"') == 2


def test_the_interview_is_saved_as_a_version_and_comes_back(
    client: Client, vera: Actor, now: Any
) -> None:
    case = reported(client, vera)
    with acting(now(vera)):
        pk = Identification.objects.visible_to(now(vera)).get().pk
    address = f"/identification/{pk}/interview"
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
    client: Client, vera: Actor, now: Any
) -> None:
    reported(client, vera)
    with acting(now(vera)):
        pk = Identification.objects.visible_to(now(vera)).get().pk
    said = {
        "seen": "0",
        "held_on": "yesterday",
        "disability": ["disability/seeing", "disability/declined"],
        "act_words": "Words of nobody (invented)",
    }
    answer = client.post(f"/identification/{pk}/interview", said)
    assert answer.status_code == 422
    assert "Words of nobody (invented)" in answer.content.decode()
    answer = client.post(f"/identification/{pk}/interview", said | {"held_on": ""})
    assert answer.status_code == 422
    with acting(now(vera)):
        assert not InitialInterview.objects.visible_to(now(vera)).exists()


def test_two_windows_do_not_overwrite_each_other(client: Client, vera: Actor, now: Any) -> None:
    reported(client, vera)
    with acting(now(vera)):
        pk = Identification.objects.visible_to(now(vera)).get().pk
    address = f"/identification/{pk}/interview"
    client.post(address, {"seen": "0", "wishes": "First (invented)"})
    late = client.post(address, {"seen": "0", "wishes": "Second (invented)"})
    assert late.status_code == 422
    assert "Second (invented)" in late.content.decode()
    assert 'name="seen" value="1"' in late.content.decode()
    assert client.post(address, {"seen": "1", "wishes": "Second (invented)"}).status_code == 302


def test_a_status_is_decided_on_its_page(client: Client, vera: Actor, now: Any) -> None:
    case = reported(client, vera)
    page = client.get(of(case, "status")).content.decode()
    assert 'value="withdrawn"' in page
    assert 'value="official"' not in page
    said = {"seen": "1", "status": "withdrawn", "body": "mobile-unit", "on": _today()}
    assert client.post(of(case, "status"), said).status_code == 302
    assert status_of(case, now(vera)) is Status.WITHDRAWN


def test_a_body_that_may_not_decide_is_said_beside_the_question(
    client: Client, vera: Actor, now: Any
) -> None:
    case = reported(client, vera)
    said = {"seen": "1", "status": "withdrawn", "body": "mobile-unit", "on": "01.01.2020"}
    answer = client.post(of(case, "status"), said | {"grounds": "Words kept (invented)"})
    assert answer.status_code == 422
    assert "Words kept (invented)" in answer.content.decode()
    assert status_of(case, now(vera)) is Status.POTENTIAL


def test_from_at_risk_to_potential_the_police_are_told(
    client: Client, vera: Actor, agim: Actor, drita: Actor, now: Any
) -> None:
    case = reported(client, vera, finding="at-risk")
    said = {
        "seen": "1", "status": "potential", "body": "mobile-unit", "on": _today(),
        "danger": "danger/now", "meet_at": "Platform 3",
    }  # fmt: skip
    answer = client.post(of(case, "status"), said)
    assert answer.headers["Location"] == of(case, "told")
    with acting(now(agim)):
        alert = (
            Alert.objects.visible_to(now(agim)).select_related("notice").get(recipient=agim.unit)
        )
        assert alert.notice.reveals["meet_at"] == "Platform 3"


def test_the_whole_formal_procedure_through_its_pages(
    client: Client, vera: Actor, social_service_officer: Actor, now: Any
) -> None:
    case = reported(client, vera)
    assert 'lang="' in client.get(of(case, "request")).content.decode()  # the text to read aloud
    asked = {"seen": "1", "on": _today(), "form": "consent-form/spoken"}
    assert client.post(of(case, "request"), asked).status_code == 302
    with acting(now(vera)):
        pk = FormalIdentification.objects.visible_to(now(vera)).get().pk
    address = f"/identification/formal/{pk}/interview"
    held = {
        "seen": "2", "on": _today(), "where": "territory",
        "social_user": str(social_service_officer.user.pk), "social_signed": "on",
        "account": "Account of nobody (invented)",
    }  # fmt: skip
    missing = client.post(address, held)
    assert missing.status_code == 422
    assert "Account of nobody (invented)" in missing.content.decode()
    held |= {"police_name": "Polici Shembulli", "police_signed": "on"}
    assert client.post(address, held).status_code == 302
    decided = {"seen": "3", "status": "official", "on": _today()}
    assert client.post(f"/identification/formal/{pk}/decision", decided).status_code == 302
    assert status_of(case, now(vera)) is Status.OFFICIAL
    with acting(now(vera)):
        decision = FormalDecision.objects.visible_to(now(vera)).get().pk
    given = f"/identification/decisions/{decision}/given"
    assert client.post(given, {"on": _today()}).status_code == 302
    file = client.get(f"/cases/{case.pk}/").content.decode()
    assert "Polici Shembulli" in file


def test_reflection_and_foreign_decision_through_their_pages(
    client: Client, vera: Actor, now: Any
) -> None:
    case = reported(client, vera)
    period = {"seen": "0", "begins_on": _today(), "permit": "permit-outcome/not-needed"}
    assert client.post(of(case, "reflection"), period).status_code == 302
    wrong = client.post(of(case, "reflection"), period | {"seen": "1", "ends_on": "01.01.2020"})
    assert wrong.status_code == 422
    abroad = {"country": "country/iso:GB", "decision": "foreign-decision/recognised"}
    assert client.post(of(case, "foreign"), abroad).status_code == 302
    with acting(now(vera)):
        assert Reflection.objects.visible_to(now(vera)).count() == 1
    file = client.get(f"/cases/{case.pk}/").content.decode()
    assert 'id="reflection"' in file
    assert "data-until" in file


def test_charges_are_for_the_legal_drawer(
    client: Client, vera: Actor, mira: Actor, now: Any
) -> None:
    case = reported(client, mira)
    charge = {
        "charge": "charge/theft", "learned_on": _today(),
        "state": "non-punishment-request/to-request", "file": "12/2026 (invented)",
    }  # fmt: skip
    assert client.post(of(case, "charges"), charge).status_code == 302
    with acting(now(mira)):
        pk = NonPunishment.objects.visible_to(now(mira)).get().pk
    moved = {"seen": "1", "state": "non-punishment-request/requested", "on": _today()}
    assert client.post(f"/identification/charges/{pk}/request", moved).status_code == 302
    assert "12/2026 (invented)" in client.get(f"/cases/{case.pk}/").content.decode()
    theirs = reported(client, vera)
    assert client.get(of(theirs, "charges")).status_code == 404  # an outreach worker's own case
    assert 'id="non-punishment"' not in client.get(f"/cases/{theirs.pk}/").content.decode()


def test_the_name_is_given_on_its_page_and_taken_back(
    client: Client, vera: Actor, agim: Actor, drita: Actor, now: Any
) -> None:
    case = reported(client, vera, **NAME)
    page = client.get(of(case, "name")).content.decode()
    assert NAME["family_name"] not in page
    with acting(now(agim)):
        alert = Alert.objects.visible_to(now(agim)).sent_to(agim.unit_ids).get()
    given = {"alert": str(alert.pk), "form": "consent-form/spoken"}
    assert client.post(of(case, "name"), given).status_code == 302
    with acting(now(agim)):
        assert Identity.objects.visible_to(now(agim)).exists()
    back = re.search(
        r"/cases/consents/[0-9a-f-]+/withdrawal", client.get(of(case, "name")).content.decode()
    )
    assert back
    assert client.post(back[0]).status_code == 302
    with acting(now(agim)):
        assert not Identity.objects.visible_to(now(agim)).exists()


def test_the_case_file_shows_each_reader_what_they_may_open(
    client: Client, vera: Actor, agim: Actor, drita: Actor
) -> None:
    case = reported(client, vera, observations="Observation of nobody (invented)")
    seen = {
        who: signed_in(client, actor).get(f"/cases/{case.pk}/").content.decode()
        for who, actor in {"vera": vera, "agim": agim, "drita": drita}.items()
    }
    panels = {
        who: re.findall(r'<section class="panel[^"]*" id="([\w-]+)"', page)
        for who, page in seen.items()
    }
    assert {"identification", "screening", "formal", "reflection"} <= set(panels["vera"])
    assert "identification" in panels["agim"]
    assert not {"screening", "formal", "reflection", "non-punishment"} & set(panels["agim"])
    assert "Observation of nobody (invented)" in seen["vera"]
    assert "Observation of nobody (invented)" not in seen["agim"] + seen["drita"]
    assert of(case, "status") not in seen["agim"] + seen["drita"]


@pytest.mark.parametrize("page", CASE_PAGES)
@pytest.mark.parametrize("who", ["ilir", "nora", "elton"])
def test_a_stranger_finds_nothing(
    request: pytest.FixtureRequest, client: Client, vera: Actor, who: str, page: str
) -> None:
    case = reported(client, vera)
    signed_in(client, request.getfixturevalue(who))
    assert client.get(of(case, page)).status_code == 404
    assert client.post(of(case, page), {}).status_code in (404, 405)


@pytest.mark.parametrize("page", CASE_PAGES)
@pytest.mark.parametrize("who", ["agim", "drita"])
def test_who_was_told_reads_and_writes_nothing_here(
    request: pytest.FixtureRequest, client: Client, vera: Actor, agim: Actor, drita: Actor,
    who: str, page: str,
) -> None:  # fmt: skip
    case = reported(client, vera)
    signed_in(client, request.getfixturevalue(who))
    answer = client.get(of(case, page)).status_code
    assert answer == 200 if page == "told" else answer in (403, 404)
    assert client.post(of(case, page), {}).status_code in (403, 404, 405)


def test_no_page_speaks_before_sign_in(client: Client, vera: Actor) -> None:
    case = reported(client, vera)
    client.logout()
    for page in CASE_PAGES:
        assert client.get(of(case, page)).status_code == 302


def test_a_hotline_operator_sees_who_was_told(client: Client, agim: Actor, drita: Actor) -> None:
    """The story closes behind them; that the police were told stays open."""
    line = unit("hotline", kind=UnitKind.HOTLINE, of="hotline", qark=TIRANE)
    operator = somebody("operator", Role.HOTLINE_OPERATOR, line)
    case = reported(client, operator)
    told = client.get(of(case, "told"))
    assert told.status_code == 200
    assert client.get(of(case, "status")).status_code == 404


def _today() -> str:
    return f"{timezone.localdate():%d.%m.%Y}"
