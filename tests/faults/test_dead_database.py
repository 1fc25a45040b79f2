"""The database dies in mid-report: a clear sentence, nothing half done, nothing lost."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import psycopg
import pytest
from django.db import connections
from playwright.sync_api import Browser, Page, expect

from hearth.areas.identification.models import Identification
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.models import Event
from tests.faults.moments import at_once, until
from tests.faults.report import FORM, answers, written_down
from tests.faults.visitor import Answer, Visitor, visitor
from tests.journeys.test_identified_in_two_windows import NAME, fill_in
from tests.open_house import OpenHouse

SENTENCE = "Hearth cannot reach its records"
WHERE = "Under the clock, Platform 2"
PATIENCE = 15_000  # milliseconds; the page gives up after five seconds, and then says so
HANDS = 16  # more than the web has threads, over all its copies

pytestmark = [
    pytest.mark.slow,
    pytest.mark.usefixtures("own_server", "agim", "drita"),
]


def test_in_mid_report_it_says_so_and_the_next_press_reports_once(
    open_house: OpenHouse, vera: Actor
) -> None:
    street, submission = visitor(open_house, vera), str(uuid4())
    draft = answers(submission, meet_at=WHERE)
    assert street.post("/drafts/identification/", draft).status == 204
    web = open_house.pids("web")

    with held_up(open_house):
        reply, _ = at_once([
            lambda: street.post(FORM, draft),
            lambda: kill_once_somebody_waits(open_house),
        ])  # fmt: skip
    assert isinstance(reply, Answer)
    assert_it_says_so(reply)
    connections.close_all()  # ours died as well

    until(lambda: street.get(FORM).status == 200)
    assert WHERE in street.get(FORM).page  # what was typed is where she left it
    assert written_down(submission) == 0
    assert not happened("identification.identified")
    assert street.post(FORM, draft).status == 302
    assert street.post(FORM, draft).status == 302
    assert written_down(submission) == 1
    assert open_house.pids("web") == web  # nobody had to start the web again


def test_while_it_is_away_every_door_says_so_and_afterwards_every_door_opens(
    open_house: OpenHouse, vera: Actor
) -> None:
    street, web = visitor(open_house, vera), open_house.pids("web")
    every_hand = [lambda: street.get(FORM)] * HANDS
    assert {answer.status for answer in at_once(every_hand)} == {200}

    with away(open_house):
        for answer in at_once(every_hand):
            assert_it_says_so(answer)
        assert_it_says_so(street.post(FORM, answers(str(uuid4()), meet_at=WHERE)))
    until(lambda: street.get(FORM).status == 200)

    for _ in range(3):
        assert {answer.status for answer in at_once(every_hand)} == {200}
    assert open_house.pids("web") == web


def test_in_the_browser_what_was_typed_stays_on_the_page(
    open_house: OpenHouse, chromium: Browser, vera: Actor
) -> None:
    with page_of(chromium, open_house, vera) as street:
        fill_in(street)
        with away(open_house):
            street.get_by_role("button", name=re.compile("Report")).click()
            unsent = street.locator("[data-saved].saved-offline")
            expect(unsent).to_be_visible(timeout=PATIENCE)
            expect(street.get_by_label("Given name")).to_have_value(NAME)
        until(lambda: Visitor(open_house).get("/sign-in/").status == 200)
        street.get_by_role("button", name=re.compile("Report")).click()
        expect(street.get_by_role("heading", level=1)).to_contain_text("they were told")
    connections.close_all()
    assert Identification.objects.unscoped(because="test").count() == 1


@contextmanager
def page_of(browser: Browser, house: OpenHouse, who: Actor) -> Iterator[Page]:
    """A window in which errors are expected."""
    context = browser.new_context(base_url=house.address)
    page = context.new_page()
    page.goto("/sign-in/")
    page.get_by_role("button", name=re.compile(who.user.full_name)).click()
    page.wait_for_url(f"{house.address}/")
    yield page
    context.close()


def assert_it_says_so(answer: Answer) -> None:
    """A sentence and the next step; no trace of the machine, and none of what was typed."""
    assert answer.status == 503
    assert answer.headers["Retry-After"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert SENTENCE in answer.page or "regjistr" in answer.page
    assert "129" in answer.page
    assert "Traceback" not in answer.page
    assert WHERE not in answer.page


@contextmanager
def held_up(house: OpenHouse) -> Iterator[None]:
    """Another holds the end of the record: a report has written everything, and waits there."""
    holder = psycopg.connect(**house.place.owner().conninfo())
    try:
        holder.execute("SELECT seq FROM audit_head FOR UPDATE")
        yield
    finally:
        holder.close()


def kill_once_somebody_waits(house: OpenHouse) -> None:
    with psycopg.connect(**house.place.owner().conninfo(), autocommit=True) as watch:
        query = "SELECT count(*) FROM pg_locks WHERE NOT granted"
        until(lambda: watch.execute(query).fetchone() != (0,))
        house.kill("database")


@contextmanager
def away(house: OpenHouse) -> Iterator[None]:
    """The database is dead, and whoever would start it again is held back meanwhile."""
    tree, server = house.pid("tree"), house.pid("database")
    os.kill(tree, signal.SIGSTOP)
    try:
        os.kill(server, signal.SIGQUIT)
        until(lambda: house.pid("database") == 0)
        yield
    finally:
        os.kill(tree, signal.SIGCONT)
        until(lambda: house.pid("database") not in (0, server))
        connections.close_all()


def happened(kind: str) -> bool:
    return bool(Event.objects.unscoped(because="test").filter(kind=kind).exists())
