"""The quick form: eight answers, a draft that is never lost, and the call that is written down."""

from __future__ import annotations

import re
from uuid import uuid4

from django.test import Client

from hearth.areas.identification.forms import ASKED
from hearth.areas.identification.forms.report import ScreeningForm
from hearth.areas.identification.tests.pages import (
    QUICK,
    now,
    of,
    reported,
)
from hearth.casework.cases.models import FirstContact
from hearth.casework.duties.models import Call
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests.cast import signed_in


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


def test_what_one_colleague_got_wrong_shows_on_nobody_else_s_form(
    client: Client, vera: Actor, vesa: Actor
) -> None:
    """Of one unit, on one day: their forms share the questions, and no answer."""
    wrong = {"municipality": "Atlantis", "meet_at": "Platform 2", "referred_on": "yesterday"}
    refused = signed_in(client, vera).post("/identification/new", wrong)
    assert refused.status_code == 422
    assert "Platform 2" in refused.content.decode()
    fresh = signed_in(Client(), vesa).get("/identification/new").content.decode()
    assert not re.search(r"Platform 2|yesterday|Atlantis|aria-invalid|class=.error", fresh)


def test_who_sent_her_is_picked_from_the_directory(
    client: Client,
    vera: Actor,
    agim: Actor,
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
    with acting(vera_now := now(vera)):
        met = FirstContact.objects.visible_to(vera_now).get(case=case)
    assert (met.from_unit, f"{met.on:%d.%m.%Y}") == (agim.unit, "01.02.2026")


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
    client: Client,
    vera: Actor,
    agim: Actor,
    drita: Actor,
) -> None:
    case = reported(client, vera)
    told = client.get(of(case, "told")).content.decode()
    alert = re.search(rf'<option value="([0-9a-f-]+)">\s*{re.escape(agim.unit.name)}', told)
    assert alert
    said = {"alert": alert[1], "at": "00:01", "who": "Polici Shembulli"}
    assert client.post(of(case, "calls"), said).status_code == 302
    assert "Polici Shembulli" in client.get(of(case, "told")).content.decode()
    with acting(agim_now := now(agim)):
        call = Call.objects.visible_to(agim_now).get()
        assert str(call.spoke_to) == "Polici Shembulli"


def test_a_call_without_hour_or_name_is_a_sentence_and_loses_nothing(
    client: Client, vera: Actor, agim: Actor
) -> None:
    case = reported(client, vera)
    answer = client.post(of(case, "calls"), {"at": "25:70", "who": "Polici Shembulli"})
    assert answer.status_code == 422
    assert "Polici Shembulli" in answer.content.decode()
    assert answer.content.decode().count('class="error"') == 2
