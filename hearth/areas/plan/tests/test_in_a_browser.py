"""In a real browser: two presses, fifteen seconds, and a lost connection loses nothing."""

from __future__ import annotations

import re
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from hearth.areas.identification.tests.test_in_a_browser import window
from hearth.areas.plan.tests.plans import agreed, met_by, now, of
from hearth.areas.plan.tests.world import plan_rows
from hearth.foundation.access.actor import Actor
from tests.open_house import OpenHouse

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LOOKS = [("sq", "dark", 360), ("en", "light", 1280)]


def test_a_follow_up_takes_two_presses_and_no_typing(
    open_house: OpenHouse, chromium: Browser, mira: Actor, vera: Actor
) -> None:
    case = met_by(now(mira), now(vera))
    agreed(now(mira), case)
    with window(chromium, open_house, mira) as page:
        began = time.monotonic()
        row = page.locator("#list .row", has_text="Meet or call")
        row.get_by_role("link", name="Write it down", exact=True).click()
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("status").first).to_contain_text("Written down.")
        assert time.monotonic() - began < 15


def test_a_dropped_connection_in_the_long_form_loses_nothing(
    open_house: OpenHouse, chromium: Browser, mira: Actor, vera: Actor
) -> None:
    case = met_by(now(mira), now(vera))
    with window(chromium, open_house, mira) as page:
        page.goto(of(case, "plan"))
        page.get_by_label("What the person wants most").fill("A door that I lock (invented)")
        expect(page.locator("[data-saved]")).to_contain_text(re.compile(r"Saved \d\d:\d\d"))
        page.context.set_offline(True)
        goal = page.get_by_label("The goal, as the person says it").first
        goal.fill("That he does not find me (invented)")
        page.get_by_role("button", name=re.compile("Write the plan")).click()
        expect(page.locator("[data-saved]")).not_to_contain_text("Saved")
        page.context.set_offline(False)
        expect(page.locator("[data-saved]")).to_contain_text(
            re.compile(r"Saved \d\d:\d\d"), timeout=30_000
        )
        page.close()
        again = page.context.new_page()
        again.goto(of(case, "plan"))
        expect(again.get_by_label("What the person wants most")).to_have_value(
            "A door that I lock (invented)"
        )
        goal = again.get_by_label("The goal, as the person says it").first
        expect(goal).to_have_value("That he does not find me (invented)")
        again.get_by_role("button", name=re.compile("Write the plan")).click()
        again.wait_for_url(re.compile(f"/cases/{case.pk}/"))


@pytest.mark.parametrize(("language", "scheme", "width"), LOOKS)
def test_every_page_is_for_everybody(
    open_house: OpenHouse, chromium: Browser, mira: Actor, vera: Actor,
    language: str, scheme: str, width: int,
) -> None:  # fmt: skip
    case = met_by(now(mira), now(vera))
    plan = plan_rows(case, now(vera))[0]
    pages = [f"/cases/{case.pk}/parts/plan", "/plan/people/", f"/plan/{plan.pk}/"]
    pages += [of(case, name) for name in ("plan", "follow-ups", "needs", "risk", "conferences",
                                          "entitlements", "feedback", "phases")]  # fmt: skip
    size = {"width": width, "height": 900}
    with window(chromium, open_house, mira, language=language, color_scheme=scheme,
                viewport=size) as page:  # fmt: skip
        for address in pages:
            page.goto(address)
            found = Axe().run(page)
            assert found.violations_count == 0, f"{address}\n{found.generate_report()}"
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{address} scrolls sideways"
