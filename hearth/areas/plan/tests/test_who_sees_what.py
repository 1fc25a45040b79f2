"""Every page and panel of the plan, as each role meets it. The police meet nothing of it."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hearth.areas.plan import panel
from hearth.areas.plan.actions import Needs, Risk, ToDo, assess_needs, assess_risk
from hearth.areas.plan.models import AssistancePlan, Goal, RiskAssessment
from hearth.areas.plan.rules.plan import Whose
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
    today,
)
from hearth.areas.plan.tests.world import plan_rows
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.deeds.deeds import acting
from tests.cast import VLORE, signed_in, somebody, unit

CASE_PAGES = (
    "plan", "follow-ups", "services", "unmet-needs", "needs", "risk", "safety", "phases",
    "entitlements", "entitlements/economic-aid", "conferences", "feedback", "farewell",
)  # fmt: skip
MOST_QUESTIONS = 32  # of the whole part, with everything in it
REASON = "He waits outside the school (invented)"
HEALTH = "She wakes at three (invented)"


@pytest.fixture
def case(mira: Actor, vera: Actor) -> Case:
    me = now(mira)
    case = met_by(me, now(vera))
    agreed(me, case)
    risk = Risk(today(), "risk-level/high", "Never alone (invented).", reasons=REASON)
    assess_risk(case, risk, seen=0, by=me)
    rating = {"outcome-domain/health": 2}
    assess_needs(case, Needs(today(), {}, rating, health=HEALTH), seen=0, by=me)
    return case


def test_the_case_manager_reads_all_of_it(client: Client, case: Case, mira: Actor) -> None:
    page = part(client, case, mira)
    assert panels(page) == ["assistance-plan", "risk", "road", "outcomes", "services", "needs"]
    assert HER_GOAL in page
    assert REASON in page


def test_the_police_see_nothing_of_it(
    client: Client, case: Case, agim: Actor, besa: Actor, ilir: Actor
) -> None:
    for officer in (agim, besa, ilir):
        assert panels(part(client, case, officer)) == []
        assert HER_GOAL not in client.get(f"/cases/{case.pk}/").content.decode()
        for page in CASE_PAGES:
            assert client.get(of(case, page)).status_code == 404, page
        with acting(now(officer)):
            assert not AssistancePlan.objects.visible_to(now(officer)).exists()
            assert not Goal.objects.visible_to(now(officer)).exists()
            assert not RiskAssessment.objects.visible_to(now(officer)).exists()


def test_the_responsible_authority_reads_services_where_it_was_let_in_and_no_danger(
    client: Client, case: Case, drita: Actor, mira: Actor
) -> None:
    assert panels(part(client, case, drita)) == [], "it was told of the case, not of the plan"
    let_in(case, drita, now(mira), Compartment.OPEN, Compartment.SERVICES)
    page = part(client, case, drita)
    assert "assistance-plan" in panels(page)
    assert "risk" not in panels(page)
    assert REASON not in page


def test_a_psychologist_reads_health_and_a_shelter_manager_no_story(
    client: Client, case: Case, mira: Actor
) -> None:
    clinic = unit("counselling", kind=UnitKind.COUNSELLING, of="vatra", qark=VLORE)
    house = unit("shelter", kind=UnitKind.SHELTER, of="vatra", qark=VLORE)
    anila = somebody("anila", Role.PSYCHOLOGIST, clinic)
    lira = somebody("lira", Role.SHELTER_MANAGER, house)
    every = [c for c in Compartment if c not in (Compartment.SESSIONS, Compartment.THERAPY)]
    for colleague in (anila, lira):
        let_in(case, colleague, now(mira), *every)
    seen = {who.user.username: part(client, case, who) for who in (anila, lira)}
    assert REASON in seen["anila"]
    assert REASON not in seen["lira"]
    assert "Never alone (invented)." in seen["lira"], "she protects, and reads what is done"


@pytest.mark.parametrize("who", ["ilir", "nora", "elton"])
def test_a_stranger_finds_nothing(
    request: pytest.FixtureRequest, client: Client, case: Case, who: str
) -> None:
    signed_in(client, request.getfixturevalue(who))
    for page in CASE_PAGES:
        assert client.get(of(case, page)).status_code == 404
        assert client.post(of(case, page), {}).status_code in (404, 405)


def test_every_page_opens_to_who_works_with_the_person(
    client: Client, case: Case, mira: Actor
) -> None:
    signed_in(client, mira)
    for page in CASE_PAGES:
        assert client.get(of(case, page)).status_code == 200, page


def test_the_part_asks_as_much_of_a_full_file_as_of_an_empty_one(mira: Actor, vera: Actor) -> None:
    full = met_by(mira, vera)
    plan_rows(full, vera)
    with acting(mira), CaptureQueriesContext(connection) as seen:
        assert len(panel.main(full, mira)) == 7
    assert len(seen) <= MOST_QUESTIONS, "\n".join(query["sql"][:100] for query in seen)


def test_the_sheet_to_carry_says_nothing_that_could_do_harm(
    client: Client, mira: Actor, vera: Actor
) -> None:
    me = now(mira)
    case = met_by(me, now(vera))
    harmless = ToDo("Try the machine at the club", Whose.PERSON)
    betraying = ToDo("Go to the police with Mira", Whose.STAFF, me.user)
    plan = drawn(
        me, case,
        aim(me, actions=(harmless, betraying)),
        aim(me, domain="outcome-domain/safety", words="That he does not find me", actions=()),
        wish="Out of the shelter",
    )  # fmt: skip
    address = f"/plan/{plan.pk}/paper"
    assert signed_in(client, mira).get(address).status_code == 404, "nobody has signed it"
    client.post(
        f"/plan/{plan.pk}/signatures",
        {"person": "paper", "worker": "on", "on": f"{today():%d.%m.%Y}"},
    )
    page = client.get(address).content.decode()
    sheet = re.search(r"<article.*</article>", page, re.S)
    assert sheet is not None
    assert HER_GOAL in sheet[0]
    assert "Try the machine at the club" in sheet[0]
    for word in ("police", "shelter", "find me", case.number, "Vatra", mira.user.full_name):
        assert word not in sheet[0]
