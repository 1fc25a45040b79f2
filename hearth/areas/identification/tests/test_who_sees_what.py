"""Every page, as somebody in another role and as a stranger meets it."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hearth.areas.identification import panel
from hearth.areas.identification.models import (
    NonPunishment,
)
from hearth.areas.identification.tests.pages import (
    now,
    of,
    reported,
    today,
)
from hearth.areas.identification.tests.reports import NAME, identified
from hearth.casework.cases.models import FirstContact
from hearth.casework.cases.tests.scene import whole_file
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.deeds.deeds import acting
from tests.cast import TIRANE, signed_in, somebody, unit

MOST_QUESTIONS = 13
CASE_PAGES = ("told", "status", "foreign", "request", "reflection", "charges", "name")


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


def test_charges_are_for_the_legal_drawer(
    client: Client,
    vera: Actor,
    mira: Actor,
) -> None:
    case = reported(client, mira)
    charge = {
        "charge": "charge/theft", "learned_on": today(),
        "state": "non-punishment-request/to-request", "file": "12/2026 (invented)",
    }  # fmt: skip
    assert client.post(of(case, "charges"), charge).status_code == 302
    with acting(mira_now := now(mira)):
        pk = NonPunishment.objects.visible_to(mira_now).get().pk
    moved = {"seen": "1", "state": "non-punishment-request/requested", "on": today()}
    assert client.post(f"/identification/charges/{pk}/request", moved).status_code == 302
    assert "12/2026 (invented)" in whole_file(client, case)
    theirs = reported(client, vera)
    assert client.get(of(theirs, "charges")).status_code == 404  # an outreach worker's own case
    assert 'id="non-punishment"' not in client.get(f"/cases/{theirs.pk}/").content.decode()


def test_an_agency_that_meets_her_later_notes_its_own_first_contact(
    client: Client,
    vera: Actor,
    agim: Actor,
) -> None:
    """The police open no services drawer, and yet their own three facts are kept."""
    case = reported(client, vera)
    answer = signed_in(client, agim).post(
        f"/cases/{case.pk}/first-contact",
        {"how": "first-contact/referred", "from_unit": str(vera.unit.pk)},
    )
    assert answer.status_code == 302
    with acting(now(agim)):
        met = FirstContact.objects.unscoped(because="test").get(case=case, unit=agim.unit)
    assert (met.how_id, met.from_unit) == ("first-contact/referred", vera.unit)


def test_a_hotline_operator_sees_who_was_told(client: Client, agim: Actor, drita: Actor) -> None:
    """The story closes behind them; that the police were told stays open."""
    line = unit("hotline", kind=UnitKind.HOTLINE, of="hotline", qark=TIRANE)
    operator = somebody("operator", Role.HOTLINE_OPERATOR, line)
    case = reported(client, operator)
    told = client.get(of(case, "told"))
    assert told.status_code == 200
    assert client.get(of(case, "status")).status_code == 404


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


def test_the_panels_of_a_case_ask_little(vera: Actor, agim: Actor, drita: Actor) -> None:
    """The case file opens in 15 ms: whoever adds a question here says why."""
    case = identified(vera, name=NAME).case
    with acting(vera), CaptureQueriesContext(connection) as seen:
        assert panel.main(case, vera)
        assert panel.reflection(case, vera)
    assert len(seen) <= MOST_QUESTIONS, "\n".join(query["sql"][:100] for query in seen)
