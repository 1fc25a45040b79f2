"""Every page of a case is for everybody: axe finds nothing, on a desk and on a cheap phone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from hearth.casework.cases.models import Case, Note
from hearth.casework.cases.tests.scene import met
from hearth.casework.cases.tests.test_screens import OF_A_CASE, full
from hearth.foundation.access.actor import Actor
from tests.open_house import OpenHouse

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LOOKS = [("sq", "dark", 360), ("en", "light", 1280)]


@pytest.fixture
def case(vera: Actor, mira: Actor, nora: Actor) -> Case:
    return full(met(vera, given="Anësa"), vera, mira, nora)


def sits_down(chromium: Browser, house: OpenHouse, who: Actor, language: str, **look: Any) -> Page:
    context = chromium.new_context(base_url=house.address, reduced_motion="reduce", **look)
    context.add_cookies([{"name": "hearth_language", "value": language, "url": house.address}])
    page = context.new_page()
    page.goto("/sign-in/")
    page.locator(f'form[action="/sign-in/{who.user.username}/"] button').click()
    page.wait_for_url(f"{house.address}/")
    return page


def wrong_with(page: Page, width: int) -> Iterator[str]:
    for violation in Axe().run(page).response["violations"]:
        where = violation["nodes"][0]["target"]
        yield f"{page.url}: {violation['id']} at {where}"
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > width:
        yield f"{page.url}: {wide} wide"


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_axe_and_a_cheap_phone_find_nothing(
    open_house: OpenHouse, chromium: Browser, vera: Actor, case: Case,
    language: str, theme: str, width: int,
) -> None:  # fmt: skip
    look = {"color_scheme": theme, "viewport": {"width": width, "height": 780}}
    page = sits_down(chromium, open_house, vera, language, **look)
    note = Note.objects.unscoped(because="test").get()
    places = [f"/cases/{case.pk}/{screen}" for screen in OF_A_CASE if screen != "aliases"]
    places += ["/cases/", "/cases/?show=closed", "/cases/search", f"/cases/{case.pk}/"]
    places += [f"/cases/{case.pk}/other-names", f"/cases/notes/{note.pk}/correction"]
    found: list[str] = []
    for place in places:
        answer = page.goto(place)
        assert answer is not None
        assert answer.status == 200, place
        found += wrong_with(page, width)
        send = page.locator("main form.form:not([hx-post]) button[type=submit]")
        if send.count():  # and as it looks when nothing was answered
            with page.expect_navigation():
                send.first.click()
            found += wrong_with(page, width)
    assert found == []


def test_the_search_answers_in_place_and_names_nobody_in_the_address(
    open_house: OpenHouse, chromium: Browser, vera: Actor, case: Case
) -> None:
    page = sits_down(chromium, open_house, vera, "en")
    page.goto("/cases/search")
    page.get_by_label("Name, other name or case number").fill("anessa testi")
    page.locator("main form").get_by_role("button", name="Search").click()
    expect(page.locator("#found")).to_contain_text(case.number)
    expect(page.locator("#found")).to_contain_text("Anësa Testi")
    assert page.url == f"{open_house.address}/cases/search"
