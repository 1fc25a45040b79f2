# ruff: noqa: E501  scripts for the page stand as they are
"""Every screen of the app: axe finds nothing, both languages, light, dark and large; one hand."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from hearth.foundation.access.actor import Actor
from hearth.front.field.tests.browser import phone, ready, report
from tests.open_house import OpenHouse

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STILL = """() => Promise.race([new Promise((late) => setTimeout(late, 5000)),
    Promise.allSettled(document.getAnimations()
        .filter((each) => each.effect.getComputedTiming().iterations !== Infinity)
        .map((each) => each.finished))])"""
THUMB = 44  # pixels: nothing one presses is smaller


def look(app: Page, where: str) -> None:
    """Axe, the width, the size of what is pressed; when colours have stopped changing."""
    app.evaluate(STILL)
    violations = [
        (violation["id"], node["target"])
        for violation in Axe().run(app).response["violations"]
        for node in violation["nodes"]
    ]
    assert violations == [], where
    wide = app.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, where
    small = app.evaluate(
        """(least) => [...document.querySelectorAll("button, .button, summary, .chip, .choice, .segment, select")]
          .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < least)
          .map((one) => one.textContent.trim().slice(0, 40))""",
        THUMB,
    )
    assert small == [], where


@pytest.mark.parametrize("language", ["sq", "en"])
def test_axe_finds_nothing_on_any_screen(
    open_house: OpenHouse, chromium: Browser, vera: Actor, agim: Actor, language: str
) -> None:
    with phone(chromium, open_house, vera, language) as app:
        for scheme in ("light", "dark"):
            app.emulate_media(color_scheme=scheme)
            forms = [
                str(name)
                for name in app.evaluate(
                    "fetch('/field/questions.json').then((a) => a.json())"
                    ".then((q) => Object.keys(q.languages.sq.forms))"
                )
            ]
            for screen in ("#", "#unsent", "#phone", *(f"#{form}" for form in forms)):
                app.goto(f"/field/{screen}")
                app.wait_for_selector("main")
                if screen == "#report":
                    open_everything(app)
                look(app, f"{language} {scheme} {screen}")
            app.goto("/field/#report")
            app.locator("button[type=submit]").click()
            expect(app.get_by_role("alert")).to_be_focused()
            look(app, f"{language} {scheme} mistakes")
            app.locator(".quick-top button").last.click()
            look(app, f"{language} {scheme} locked")
            app.locator("main button").click()


def test_sealed_refused_and_large(
    open_house: OpenHouse, chromium: Browser, vera: Actor, agim: Actor
) -> None:
    with phone(chromium, open_house, vera) as app:
        app.goto("/field/#phone")
        app.get_by_role("button", name="Large text").click()
        report(app)
        app.get_by_role("button", name=re.compile("Report")).click()
        expect(app.locator("h2", has_text="were told")).to_be_visible(timeout=15_000)
        look(app, "sealed")
        app.evaluate(
            """async () => {
              const open = indexedDB.open("sheet")
              await new Promise((done) => { open.onsuccess = done })
              const shelf = open.result.transaction("envelopes", "readwrite").objectStore("envelopes")
              const states = ["waiting", "received", "refused", "held", "broken"]
              states.forEach((state, n) => shelf.put({ id: `x${n}`, number: n + 2, at: Date.now() - 4 * 864e5, state, sealed: new Uint8Array(0) }))
              await new Promise((done) => { shelf.transaction.oncomplete = done })
            }"""
        )
        app.context.set_offline(True)
        app.goto("/field/#unsent")
        app.reload()
        ready(app)
        expect(app.get_by_text("has waited on this phone for three days")).to_be_visible()
        look(app, "every state")


def open_everything(app: Page) -> None:
    app.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
