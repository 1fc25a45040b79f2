"""A list that draws itself anew waits for the finger that is on it."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

from playwright.sync_api import Browser, Page, Route, expect

from hearth.foundation.access.actor import Actor
from tests.faults.report import FORM, answers
from tests.faults.visitor import visitor
from tests.journeys.test_identified_in_two_windows import window
from tests.open_house import OpenHouse

CARDS = "**/alerts/cards"


def test_what_is_pressed_stays_until_the_finger_is_up(
    open_house: OpenHouse, chromium: Browser, vera: Actor, agim: Actor, drita: Actor
) -> None:
    street = visitor(open_house, vera)
    street.post(FORM, answers(str(uuid4())))
    with window(chromium, open_house, agim) as police:
        listens(police)
        cards = police.locator("article.alert")
        expect(cards).to_have_count(1)
        police.get_by_role("button", name="Acknowledge the alert").hover()
        police.route(CARDS, partial(press, police), times=1)
        street.post(FORM, answers(str(uuid4())))
        expect(police.locator("[aria-busy=true]")).to_have_count(1)
        expect(cards).to_have_count(1)
        police.mouse.up()
        expect(cards).to_have_count(2)
        expect(police.get_by_text("Acknowledged").first).to_be_visible()


def listens(police: Page) -> None:
    """At the inbox, and what comes from now on comes by itself."""
    police.goto("/alerts/")
    expect(police.get_by_text("Connected, last heard")).to_be_visible()


def press(page: Page, route: Route) -> None:
    """In the moment before the answer comes."""
    page.mouse.down()
    route.continue_()


def test_a_finger_that_never_goes_up_keeps_no_alert_away(
    open_house: OpenHouse, chromium: Browser, vera: Actor, agim: Actor, drita: Actor
) -> None:
    street = visitor(open_house, vera)
    with window(chromium, open_house, agim) as police:
        listens(police)
        police.mouse.move(600, 300)
        police.mouse.down()
        street.post(FORM, answers(str(uuid4())))
        expect(police.locator("article.alert")).to_have_count(1, timeout=5_000)


def test_what_has_not_changed_stays_under_the_eyes_and_under_the_key(
    open_house: OpenHouse, chromium: Browser, vera: Actor, agim: Actor, drita: Actor
) -> None:
    street = visitor(open_house, vera)
    street.post(FORM, answers(str(uuid4())))
    with window(chromium, open_house, agim) as police:
        listens(police)
        first = police.locator("article.alert").first
        first.evaluate("card => { card.kept = true }")
        answer = first.get_by_role("button", name="Acknowledge the alert")
        answer.focus()
        street.post(FORM, answers(str(uuid4()), danger="danger/now", danger_now="A car waits."))
        expect(police.locator("article.alert")).to_have_count(2)
        kept = police.locator("article.alert").nth(1)
        assert kept.evaluate("card => card.kept === true")
        expect(kept.get_by_role("button", name="Acknowledge the alert")).to_be_focused()
        police.keyboard.press("Enter")
        expect(kept.get_by_text("Acknowledged").first).to_be_visible()
        assert not kept.evaluate("card => card.kept === true")
