"""Two real browsers, nobody touches the second: the report crosses the country by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

from hearth.areas.identification.models import Identification
from hearth.casework.duties.models import Alert
from hearth.foundation.access.actor import Actor
from tests.open_house import OpenHouse

NAME, FAMILY = "Anonima", "Eshpikur"


@contextmanager
def window(browser: Browser, house: OpenHouse, who: Actor, language: str = "en") -> Iterator[Page]:
    """A browser of somebody's own, signed in through the page as one of the cast."""
    context = browser.new_context(base_url=house.address, viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": "hearth_language", "value": language, "url": house.address}])
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto("/sign-in/")
    page.get_by_role("button", name=re.compile(who.user.full_name)).click()
    page.wait_for_url(f"{house.address}/")
    yield page
    context.close()
    assert not [said for said in troubles if "404" not in said], troubles


def fill_in(page: Page, *, danger: str = "No danger seen") -> None:
    """The quick form, touched as a thumb would."""
    page.goto("/identification/new")
    page.get_by_role("radio", name=danger).check(force=True)
    page.get_by_label("Municipality").select_option("municipality/asrdb:61")
    page.get_by_label("What kind of place?").select_option("place-type/bus-station")
    page.get_by_label("How did you hear of the person?").select_option(
        "signal-source/outreach-visit"
    )
    page.get_by_role("radio", name="Female").check(force=True)
    page.get_by_role("radio", name="18–25").check(force=True)
    for family in page.locator("details.family").all()[:3]:
        family.evaluate("each => each.open = true")
    page.get_by_role("checkbox", name="Does not hold their own identity papers").check(force=True)
    page.get_by_role("radio", name="Yes, accepts").check(force=True)
    page.get_by_role("radio", name="Potential victim of trafficking").check(force=True)
    page.get_by_text("More, if you know it").click()
    page.get_by_label("Given name").fill(NAME)
    page.get_by_label("Family name").fill(FAMILY)


def test_the_police_see_it_unasked_and_the_reporter_sees_who_answered(
    open_house: OpenHouse, chromium: Browser, vera: Actor, agim: Actor, ilir: Actor, drita: Actor
) -> None:
    with (
        window(chromium, open_house, vera) as street,
        window(chromium, open_house, agim) as police,
        window(chromium, open_house, ilir) as elsewhere,
    ):
        police.goto("/alerts/")
        expect(police.get_by_text("No alerts are waiting")).to_be_visible()
        elsewhere.goto("/alerts/")
        police.wait_for_timeout(500)  # the stream is a connection of its own

        fill_in(street)
        street.get_by_role("button", name=re.compile("Report")).click()
        expect(street.get_by_role("heading", level=1)).to_contain_text("they were told")

        arrived = police.locator("article.alert")
        expect(arrived).to_have_count(1, timeout=5000)
        assert NAME not in police.content()
        assert FAMILY not in police.content()
        arrived.get_by_role("button", name="Acknowledge the alert").click()
        expect(police.locator("article.alert").get_by_text("Acknowledged").first).to_be_visible()
        expect(street.locator("#told")).to_contain_text("Agim T.", timeout=5000)

        expect(elsewhere.get_by_text("No alerts are waiting")).to_be_visible()
        alert = Alert.objects.unscoped(because="test").filter(recipient=agim.unit).get()
        case = Identification.objects.unscoped(because="test").get().case_id
        for address in (f"/alerts/{alert.pk}/", f"/alerts/{alert.pk}/name", f"/cases/{case}/"):
            answer = elsewhere.goto(address)
            assert answer is not None
            assert answer.status == 404


def test_in_danger_the_name_stands_on_one_page_only(
    open_house: OpenHouse, chromium: Browser, vera: Actor, agim: Actor, drita: Actor
) -> None:
    with window(chromium, open_house, vera) as street, window(chromium, open_house, agim) as police:
        fill_in(street, danger="In danger now")
        street.get_by_role("button", name=re.compile("Report")).click()
        expect(street.get_by_role("heading", level=1)).to_contain_text("they were told")
        for address in ("/alerts/", "/", "/readings/"):
            police.goto(address)
            assert NAME not in police.content()
        police.goto("/alerts/")
        police.get_by_role("link", name="Read the name").click()
        assert NAME not in police.content()
        police.get_by_role("radio", name="We are looking for this person now").check(force=True)
        police.get_by_role("button", name="Show the name").click()
        expect(police.get_by_text(NAME)).to_be_visible()
        police.reload()
        police.goto("/alerts/")
        assert NAME not in police.content()
