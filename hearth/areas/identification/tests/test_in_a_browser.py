"""In a real browser: nothing typed is lost, and every page is for everybody."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from playwright.sync_api import Browser, Page, expect

from hearth.areas.identification.actions import (
    Charged,
    Held,
    Outcome,
    Period,
    begin_reflection,
    decide_formally,
    hold_interview,
    note_charge,
    request_formal,
)
from hearth.areas.identification.actions.formal import CONSENT
from hearth.areas.identification.models import Identification
from hearth.areas.identification.rules.interview import Where
from hearth.areas.identification.rules.ladder import Status
from hearth.areas.identification.tests.reports import NAME, TODAY, agreed, identified
from hearth.areas.identification.tests.test_formal import SIGNED
from hearth.config.tests.processes import until
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests.open_house import OpenHouse

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LOOKS = [("sq", "dark", 360), ("en", "light", 1280)]


@contextmanager
def window(
    browser: Browser, house: OpenHouse, who: Actor, *, language: str = "en", **words: Any
) -> Iterator[Page]:
    """A browser of somebody's own, signed in."""
    context = browser.new_context(base_url=house.address, reduced_motion="reduce", **words)
    context.add_cookies([{"name": "hearth_language", "value": language, "url": house.address}])
    page = context.new_page()
    page.goto("/sign-in/")
    page.locator(f'form[action="/sign-in/{who.user.username}/"] button').click()
    page.wait_for_url(f"{house.address}/")
    yield page
    context.close()


def half_a_report(page: Page) -> None:
    """What a thumb has done before the accident."""
    page.goto("/identification/new")
    page.get_by_role("radio", name="No danger seen").check(force=True)
    page.get_by_label("Municipality").select_option("municipality/asrdb:61")
    page.get_by_role("radio", name="Female").check(force=True)
    page.get_by_role("radio", name="18–25").check(force=True)
    page.locator("details.family summary").nth(1).click()
    page.get_by_role("checkbox", name="Does not hold their own identity papers").check(force=True)
    page.get_by_text("For the police: where to meet").click()
    page.get_by_label("Where should the police meet you?").fill("Platform 2, behind the kiosk")


def seconds_until_saved(page: Page) -> float:
    """By the browser's own clock, from the last keystroke to the word on the screen."""
    seconds: float = page.evaluate(
        """() => new Promise((found) => {
          const line = document.querySelector("[data-saved]")
          const field = document.querySelector("[name=meet_at]")
          let since = 0, saving = false
          new MutationObserver(() => {
            saving ||= line.querySelector(".spin") !== null
            if (saving && /Saved \\d/.test(line.textContent) && !line.querySelector(".spin"))
              found((performance.now() - since) / 1000)
          }).observe(line, { subtree: true, childList: true, attributes: true })
          field.dispatchEvent(new Event("input", { bubbles: true }))
          since = performance.now()
        })"""
    )
    return seconds


def everything_is_there(page: Page) -> None:
    expect(page.get_by_role("radio", name="No danger seen")).to_be_checked()
    expect(page.get_by_label("Municipality")).to_have_value("municipality/asrdb:61")
    expect(page.get_by_role("radio", name="Female")).to_be_checked()
    expect(page.get_by_role("radio", name="18–25")).to_be_checked()
    signs = page.get_by_role("checkbox", name="Does not hold their own identity papers")
    expect(signs).to_be_checked()
    meet = page.get_by_label("Where should the police meet you?")
    expect(meet).to_have_value("Platform 2, behind the kiosk")


def the_rest_of_it(page: Page) -> None:
    page.get_by_label("How did you hear of the person?").select_option(
        "signal-source/outreach-visit"
    )
    page.get_by_role("radio", name="Yes, accepts").check(force=True)
    page.get_by_role("radio", name="Potential victim of trafficking").check(force=True)


def test_what_was_typed_is_saved_in_two_seconds_and_survives_a_killed_web(
    open_house: OpenHouse, chromium: Browser, vera: Actor, agim: Actor, drita: Actor
) -> None:
    with window(chromium, open_house, vera) as page:
        half_a_report(page)
        assert min(seconds_until_saved(page) for _ in range(3)) < 2.0
        killed = {*open_house.pids("web")}  # its copies go on for a moment, and then go too
        open_house.kill("web")
        page.close()
        comes_back(open_house, "web", killed)
        again = page.context.new_page()
        again.goto("/identification/new")
        everything_is_there(again)
        the_rest_of_it(again)
        again.get_by_role("button", name=re.compile("Report")).click()
        expect(again.get_by_role("heading", level=1)).to_contain_text("they were told")
        again.goto("/identification/new")
        meet = again.get_by_label("Where should the police meet you?")
        expect(meet).to_have_value("")


def test_a_database_that_dies_as_one_presses_takes_nothing_along(
    own_server: Any,
    open_house: OpenHouse,
    chromium: Browser,
    vera: Actor,
    agim: Actor,
    drita: Actor,
) -> None:
    with window(chromium, open_house, vera) as page:
        half_a_report(page)
        the_rest_of_it(page)
        expect(page.locator("[data-saved]")).to_contain_text(re.compile(r"Saved \d\d:\d\d"))
        killed = open_house.kill("database")
        page.get_by_role("button", name=re.compile("Report")).click()
        said = page.locator("[data-saved]", has_text=re.compile("Not sent|Not saved"))
        told = page.get_by_role("heading", level=1, name=re.compile("they were told"))
        expect(said.or_(told)).to_be_visible()  # a sentence; or the database was back in time
        comes_back(open_house, "database", {killed})
        connections.close_all()  # ours died with the server as well
        if not told.count():
            everything_is_there(page)
            expect(page.locator("[data-saved]")).to_contain_text(re.compile(r"Saved \d\d:\d\d"))
            page.get_by_role("button", name=re.compile("Report")).click()
        expect(told).to_be_visible()
    with acting(vera):
        assert Identification.objects.unscoped(because="test").count() == 1


def comes_back(house: OpenHouse, name: str, killed: set[int]) -> None:
    """Until the supervisor has started it again, all that was has gone, and a page is answered."""
    until(lambda: house.pid(name) != 0 and killed.isdisjoint(house.pids(name)))
    until(lambda: _answers(house))


def _answers(house: OpenHouse) -> bool:
    try:
        with urllib.request.urlopen(f"{house.address}/sign-in/", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def test_axe_and_a_cheap_phone_find_nothing_on_any_page(
    open_house: OpenHouse, chromium: Browser, mira: Actor, agim: Actor, drita: Actor
) -> None:
    pages, found = a_case_in_every_state(mira), []
    for language, theme, width in LOOKS:
        look: dict[str, Any] = {"color_scheme": theme, "viewport": {"width": width, "height": 780}}
        with window(chromium, open_house, mira, language=language, **look) as page:
            found += [wrong for address in pages for wrong in _looked_at(page, address, width)]
    assert found == []


def _looked_at(page: Page, address: str, width: int) -> Iterator[str]:
    """What is wrong with a page, everything on it unfolded."""
    answer = page.goto(address)
    if answer is None or answer.status != 200:
        yield f"{address}: not answered"
    for family in page.locator("details").all():
        family.evaluate("each => each.open = true")
    for violation in Axe().run(page).response["violations"]:
        yield f"{address}: {_told(violation)}"
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > width:
        yield f"{address}: {wide} wide"


def a_case_in_every_state(mira: Actor) -> list[str]:
    """One case decided formally, one that has only begun; and every page of both."""
    fresh, done = identified(mira, name=NAME), identified(mira, name=NAME)
    procedure = request_formal(done.case, agreed(CONSENT), on=TODAY, seen=1, by=mira)
    asked = identified(mira)
    waiting = request_formal(asked.case, agreed(CONSENT), on=TODAY, seen=1, by=mira)
    hold_interview(procedure, Held(TODAY, Where.TERRITORY, SIGNED), seen=2, by=mira)
    decision = decide_formally(procedure, Outcome(Status.OFFICIAL, TODAY), seen=3, by=mira)
    begin_reflection(done.case, Period(TODAY), seen=0, by=mira)
    charge = note_charge(done.case, Charged("charge/theft", TODAY), by=mira)
    case_pages = ("told", "status", "foreign", "request", "reflection", "charges", "name")
    return [
        "/identification/new",
        *(f"/identification/cases/{fresh.case.pk}/{page}" for page in case_pages),
        f"/identification/{fresh.identification.pk}/interview",
        f"/identification/formal/{waiting.pk}/interview",
        f"/identification/formal/{procedure.pk}/decision",
        f"/identification/decisions/{decision.pk}/given",
        f"/identification/charges/{charge.pk}/request",
        f"/cases/{fresh.case.pk}/",
        f"/cases/{done.case.pk}/",
    ]


def _told(violation: dict[str, Any]) -> str:
    return f"{violation['id']}: {[node['html'] for node in violation['nodes']][:2]}"
