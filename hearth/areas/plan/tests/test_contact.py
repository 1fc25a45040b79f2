"""A follow-up and a service: two presses from Today, nothing that must be typed."""

from __future__ import annotations

import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hearth.areas.plan.actions import (
    Finding,
    Given,
    Met,
    MetAlready,
    Needed,
    NotLater,
    Step,
    begin_phase,
    deliver,
    follow_up,
    meet_need,
    note_unmet,
    take_on,
)
from hearth.areas.plan.models import (
    Deadline,
    FollowUp,
    PlannedAction,
    ServiceDelivery,
    UnmetNeed,
    VisitFinding,
)
from hearth.areas.plan.queries.due import Due, Show, due_for, followed_page, read_cursor
from hearth.areas.plan.queries.given import services_of
from hearth.areas.plan.queries.outcomes import outcomes_of
from hearth.areas.plan.rules.contact import Answer
from hearth.areas.plan.rules.dates import Kind
from hearth.areas.plan.tests.plans import agreed, drawn, met_by, now, of, today
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests.cast import later, signed_in


class Filled(HTMLParser):
    """What a browser would send if somebody pressed Save at once."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self._select = ""
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = "data-once" in said
        if not self._inside:
            return
        if tag == "select":
            self._select = said.get("name", "")
        if tag == "option" and "selected" in said:
            self.sent[self._select] = said["value"]
        ticked = said.get("type") not in ("radio", "checkbox") or "checked" in said
        if tag == "input" and ticked and said.get("name"):
            self.sent[said["name"]] = said.get("value", "")


def at_once(client: Client, address: str) -> dict[str, str]:
    page = client.get(address)
    assert page.status_code == 200, page.content.decode()[:400]
    sent = Filled(page.content.decode()).sent
    sent.pop("csrfmiddlewaretoken", None)
    return sent


@pytest.fixture
def case(mira: Actor, vera: Actor) -> Case:
    """Seen now: a browser acts by the clock on the wall."""
    return met_by(now(mira), now(vera))


def test_a_follow_up_takes_two_presses_from_today(client: Client, case: Case, mira: Actor) -> None:
    agreed(now(mira), case)
    signed_in(client, mira)
    assert of(case, "follow-ups") in client.get("/").content.decode()  # the first press
    sent = at_once(client, of(case, "follow-ups"))
    assert client.post(of(case, "follow-ups"), sent).status_code == 302  # the second
    with acting(now(mira)):
        row = FollowUp.objects.visible_to(now(mira)).get(case=case)
    assert (row.reached, row.on, row.next_on) == (True, today(), today() + timedelta(days=7))


def test_a_service_takes_two_presses_from_today(client: Client, case: Case, mira: Actor) -> None:
    plan = agreed(now(mira), case)
    with acting(now(mira)):
        action = PlannedAction.objects.visible_to(now(mira)).get(plan=plan, position=1)
    address = f"/plan/actions/{action.pk}/services"
    signed_in(client, mira)
    assert address in client.get("/").content.decode()
    assert client.post(address, at_once(client, address)).status_code == 302
    with acting(now(mira)):
        row = ServiceDelivery.objects.visible_to(now(mira)).get(case=case)
    assert (row.action_id, row.service_id) == (action.pk, "service/vocational-training")
    assert not row.not_planned
    assert address not in client.get("/").content.decode(), "it is done, and due no more"


def test_what_serves_nothing_planned_says_so(case: Case, mira: Actor) -> None:
    me = now(mira)
    given = deliver(case, Given("service/transport", today(), lek=400), by=me)
    assert given.not_planned
    with acting(me):
        told = services_of(case, me)
    assert (told.count, told.lek, told.not_planned) == (1, 400, 1)


def test_an_unmet_need_is_kept_until_it_is_met_once(case: Case, mira: Actor) -> None:
    me = now(mira)
    need = note_unmet(case, Needed("service/dental", "unmet-reason/no-funds", today()), by=me)
    meet_need(need, on=today(), by=me)
    with pytest.raises(MetAlready):
        meet_need(need, on=today(), by=me)
    with acting(me):
        assert UnmetNeed.objects.visible_to(me).get(pk=need.pk).met_on == today()


def test_a_visit_rates_the_domains_and_keeps_its_signs_in_the_story(
    case: Case, mira: Actor
) -> None:
    me = now(mira)
    finding = Finding(Answer.NO, Answer.UNKNOWN, "Her aunt was there (invented).")
    met = Met(today(), "contact-mode/home", ratings={"outcome-domain/safety": 4}, finding=finding)
    follow_up(case, met, by=me)
    with acting(me):
        outcomes = outcomes_of(case, me, today=today())
        assert outcomes is not None
        assert [row.now for row in outcomes.rows] == [4] + [None] * 6
        assert VisitFinding.objects.visible_to(me).get().words == "Her aunt was there (invented)."


def test_in_monitoring_the_meetings_thin_out(case: Case, mira: Actor) -> None:
    me = now(mira)
    long_ago = today() - timedelta(days=40)
    begin_phase(case, Step("plan-phase/monitoring", long_ago), seen=0, by=me)
    assert follow_up(case, Met(today()), by=me).next_on == today() + timedelta(days=30)
    with pytest.raises(NotLater):
        follow_up(case, Met(today(), next_on=today()), by=me)


def test_the_next_meeting_stays_with_whoever_keeps_it(case: Case, mira: Actor, vera: Actor) -> None:
    drawn(now(mira), case)
    follow_up(case, Met(today()), by=now(vera))
    assert Kind.VISIT in {due.kind for due in days_of(mira)}
    assert Kind.VISIT not in {due.kind for due in days_of(vera)}
    with acting(now(vera)):
        day = Deadline.objects.visible_to(now(vera)).of_kind(Kind.VISIT).waiting().get()
    take_on(day, by=now(vera))
    assert Kind.VISIT in {due.kind for due in days_of(vera)}


def days_of(actor: Actor) -> list[Due]:
    with acting(now(actor)):
        return list(due_for(now(actor), within=timedelta(days=400)))


def test_the_list_of_people_is_paged_by_key_with_one_question(mira: Actor, vera: Actor) -> None:
    for _ in range(27):
        drawn(mira, met_by(mira, vera))
    me = later(mira, hours=1)
    with acting(me), CaptureQueriesContext(connection) as seen:
        first = followed_page(me, show=Show.MINE, after=None)
    with acting(me):
        second = followed_page(me, show=Show.MINE, after=read_cursor(first.older))
        unit = followed_page(me, show=Show.UNIT, after=None)
    assert (len(first.lines), len(second.lines), second.older) == (25, 2, "")
    assert not {line.pk for line in first.lines} & {line.pk for line in second.lines}
    assert len(unit.lines) == 25
    asked = [query["sql"][:90] for query in seen if "plan_cache_mode" not in query["sql"]]
    assert len(asked) == 1, "\n".join(asked)


def test_what_is_no_cursor_begins_at_the_beginning() -> None:
    assert read_cursor("tomorrow") is None
    assert read_cursor("2026-03-19.x") is None


def test_an_empty_list_teaches(client: Client, mira: Actor) -> None:
    page = signed_in(client, mira).get("/plan/people/").content.decode()
    assert re.search(r'class="empty', page)
