"""Two real browsers: one asks, the other sees it unasked and says yes. And axe finds nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, ViewportSize, expect

from hearth.casework.cases.models import Case
from hearth.casework.people.actions import name_person
from hearth.casework.referrals import actions
from hearth.casework.referrals.models import Referral, ReplyLink
from hearth.casework.referrals.tests.scene import NEEDS, a_case, a_wish, her_yes, sent
from hearth.casework.referrals.wish import OnConsent, Partner
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests import cast
from tests.open_house import OpenHouse

NAME = "Anonima"
PHONE: ViewportSize = {"width": 360, "height": 740}


# Pieces of a page come by themselves; a row that has just arrived is pale until it is there.
ARRIVED = """() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')
    && document.getAnimations().every(each => each.animationName !== 'arrive')"""


@contextmanager
def window(
    browser: Browser, house: OpenHouse, who: Actor | None, language: str = "en"
) -> Iterator[Page]:
    """A browser of somebody's own, signed in through the page; or of nobody."""
    context = browser.new_context(base_url=house.address, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    if who is not None:
        context.add_cookies([{"name": "hearth_language", "value": language, "url": house.address}])
        page.goto("/sign-in/")
        page.get_by_role("button", name=re.compile(who.user.full_name)).click()
        page.wait_for_url(f"{house.address}/")
    yield page
    context.close()


def is_sound(page: Page) -> None:
    """Nothing for axe to say, and nothing wider than a cheap phone."""
    page.wait_for_function(ARRIVED)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    before = page.viewport_size
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    if before:
        page.set_viewport_size(before)


def a_named_case(by: Actor) -> Case:
    case = a_case(by)
    with acting(by):
        name_person(case.person, {"given_name": NAME, "family_name": "Eshpikur"}, by=by)
    return case


@pytest.mark.browser
def test_asked_in_one_window_answered_in_the_other(
    open_house: OpenHouse, chromium: Browser, mira: Actor, nora: Actor
) -> None:
    mira = cast.at(mira, timezone.now())
    case = a_named_case(mira)
    with window(chromium, open_house, mira) as asking, window(chromium, open_house, nora) as asked:
        asked.goto("/referrals/")
        expect(asked.get_by_text("Nobody asks us for anything")).to_be_visible()
        is_sound(asked)
        asked.wait_for_timeout(500)  # the stream is a connection of its own

        asking.goto(reverse("referrals:new", args=[case.pk]))
        is_sound(asking)
        asking.get_by_label("Which service?").select_option("service/shelter")
        elsewhere = asking.locator("optgroup[label='Gives this service, in another qark'] option")
        expect(elsewhere.filter(has_text=nora.unit.en)).to_have_count(1)
        asking.get_by_label("Whom do you ask?").select_option(str(nora.unit.pk))
        asking.get_by_role("radio", name="Today").check(force=True)
        asking.get_by_label("What does the person need?").fill(NEEDS)
        asking.get_by_role("radio", name=re.compile("just now")).check(force=True)
        asking.get_by_role("button", name="Send the referral").click()
        expect(asking.locator("#thread")).to_contain_text(NEEDS)
        is_sound(asking)

        arrived = asked.locator("#to-us li.row")
        expect(arrived).to_have_count(1, timeout=5000)
        arrived.get_by_role("link").click()
        expect(asked.get_by_text(NEEDS)).to_be_visible()
        assert NAME not in asked.content()
        is_sound(asked)
        expect(asking.locator("#thread")).to_contain_text("Seen by", timeout=5000)

        asked.get_by_role("radio", name="We accept").check(force=True)
        asked.get_by_role("button", name="Send the answer").click()
        expect(asked.get_by_role("link", name="Open the case")).to_be_visible()
        expect(asking.locator("#thread")).to_contain_text("Accepted", timeout=5000)


@pytest.mark.browser
def test_the_other_pages_are_sound_in_albanian_too(
    open_house: OpenHouse, chromium: Browser, mira: Actor, nora: Actor
) -> None:
    mira = cast.at(mira, timezone.now())
    referral = sent(a_named_case(mira), nora, by=mira)
    at_once = cast.at(nora, timezone.now())
    actions.decline(referral, reason="decline-reason/no-place", words="Nuk ka vend.", by=at_once)
    outside, token = _outside(a_named_case(mira), mira)
    with window(chromium, open_house, mira, "sq") as page:
        for address in (
            reverse("referrals:list"),
            reverse("referrals:referral", args=[referral.pk]),
            reverse("referrals:referral", args=[outside.pk]),
            reverse("referrals:slip", args=[outside.pk]),
            reverse("desk:case", args=[referral.case_id]),
        ):
            page.goto(address)
            is_sound(page)
    with window(chromium, open_house, None) as page:
        page.goto(reverse("referrals:offer", args=[token]))
        is_sound(page)
        page.get_by_role("button").click()
        expect(page.get_by_text(NEEDS)).to_be_visible()
        is_sound(page)
        assert not page.context.cookies()


def _outside(case: Case, by: Actor) -> tuple[Referral, str]:
    partner = Partner("Klinika Provë", "health", "link", "klinika@example.invalid")
    agreed = her_yes(case, partner.name, by=by)
    written = actions.draft(case, a_wish(partner), by=by)
    actions.send(written, OnConsent(agreed.pk), by=by)
    with acting(by):
        return written, str(ReplyLink.objects.visible_to(by).get(referral=written).token)
