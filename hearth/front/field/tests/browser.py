"""A phone with a real browser: registered through the page, used with a thumb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from hearth.foundation.access.actor import Actor
from tests.open_house import OpenHouse

SIZE: ViewportSize = {"width": 390, "height": 844}


@contextmanager
def phone(
    browser: Browser, house: OpenHouse, who: Actor, language: str = "en", address: str = ""
) -> Iterator[Page]:
    """A phone of somebody's own, registered a moment ago, on the first screen."""
    context = browser.new_context(
        base_url=address or house.address,
        viewport=SIZE,
        has_touch=True,
        is_mobile=True,
    )
    try:
        yield registered(context, who, language)
    finally:
        context.close()


# Its promise is never kept if the service worker could not fetch all of the app.
IN_CHARGE = """() => Promise.race([navigator.serviceWorker.ready.then(() => true),
    new Promise((_, refuse) => setTimeout(refuse, 30000, "nobody took charge"))])"""


def registered(context: BrowserContext, who: Actor, language: str = "en") -> Page:
    """Signs in through the page, registers the phone, opens the app."""
    page = context.new_page()
    page.goto("/sign-in/")
    page.get_by_role("button", name=re.compile(who.user.full_name)).click()
    page.wait_for_url(re.compile(r"/$"))
    page.goto("/field/phone")
    page.locator('form[action="/field/phone"] button').click()
    ready(page)
    page.evaluate(IN_CHARGE)
    if language == "en":
        page.goto("/field/#phone")
        page.get_by_role("button", name="English").click()
        page.goto("/field/#")
    return page


def ready(page: Page) -> None:
    page.wait_for_selector("html[data-ready]", timeout=15_000)


def session(page: Page, *, girls: int) -> None:
    """A session at a high school, up to the button. How to report was explained."""
    page.goto("/field/#session")
    page.locator('[data-name=audience] input[value$="high-school"]').check(force=True)
    page.locator("[data-name=municipality] select").select_option("municipality/asrdb:61")
    page.locator("[data-name=language] select").select_option("language/iso:sq")
    page.locator("[data-name=reporting_explained] input[value=yes]").check(force=True)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    page.locator("[data-name=people_female_15_17] input").fill(str(girls))


def report(page: Page, *, age: str = "15–17", meet_at: str = "") -> None:
    """The quick form on the phone, up to the button."""
    page.goto("/field/#report")
    page.get_by_role("radio", name="No danger seen").check(force=True)
    page.get_by_label("Municipality").select_option("municipality/asrdb:61")
    page.get_by_label("How did you hear of the person?").select_option(
        "signal-source/outreach-visit"
    )
    page.get_by_role("radio", name="Female").check(force=True)
    page.get_by_role("radio", name=age).check(force=True)
    page.locator("details.family").first.evaluate("each => each.open = true")
    page.get_by_role("checkbox", name="Does not hold their own identity papers").check(force=True)
    page.get_by_role("radio", name="Yes, accepts").check(force=True)
    page.get_by_role("radio", name="Potential victim of trafficking").check(force=True)
    if meet_at:
        page.get_by_text("For the police: where to meet").click()
        page.get_by_label("Where should the police meet you?").fill(meet_at)
