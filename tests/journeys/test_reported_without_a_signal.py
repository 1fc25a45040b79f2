"""Vera meets a girl where there is no signal. When it comes back, everyone is told, once.

She had held a session at a school that day, and says that the report came from it. Her coordinator
reads with the report which session it was; the police, and Ilir of another qark, do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, expect

from hearth.areas.identification.models import Identification
from hearth.areas.outreach.models import InformationSession, Origin
from hearth.casework.cases.models import Case
from hearth.casework.duties.models import Alert
from hearth.foundation.access.actor import Actor
from hearth.front.field.models import Envelope
from hearth.front.field.tests.browser import phone, ready, report, session
from tests.open_house import OpenHouse

PLACE = "Te ura e vjetër (e shpikur)"
CAME_FROM = "Where the report came from"


def test_a_minor_reported_offline_reaches_all_three_once_and_the_coordinator_sees_the_session(
    open_house: OpenHouse,
    chromium: Browser,
    vera: Actor,
    agim: Actor,
    ilir: Actor,
    drita: Actor,
    cpu_worker: Actor,
    duty_officer: Actor,
) -> None:
    with phone(chromium, open_house, vera) as app:
        app.context.set_offline(True)
        app.reload()  # closed and opened again, without a signal
        ready(app)
        session(app, girls=24)
        seal(app)
        report(app, meet_at=PLACE)
        app.locator("[data-name=origin] input").check(force=True)
        seal(app)
        assert Envelope.objects.unscoped(because="test").count() == 0
        app.reload()
        ready(app)
        assert PLACE not in app.content()

        app.context.set_offline(False)
        app.goto("/field/#unsent")
        app.reload()
        expect(app.locator("li.row").first).to_contain_text("3 units were told", timeout=20_000)

    told = Alert.objects.unscoped(because="test").order_by("duty")
    assert list(told.values_list("duty", flat=True)) == ["T-NJMF", "T-POL", "T-RA"]
    assert {alert.recipient for alert in told} == {agim.unit, drita.unit, cpu_worker.unit}
    assert Identification.objects.unscoped(because="test").count() == 1
    assert set(Envelope.objects.unscoped(because="test").values_list("state", flat=True)) == {
        "handled"
    }
    held: Any = InformationSession.objects.unscoped(because="test").get()
    case = Case.objects.unscoped(because="test").get()
    assert Origin.objects.unscoped(because="test").get().session_id == held.pk
    the_coordinator_reads_it(chromium, open_house, duty_officer, case)
    others_do_not(chromium, open_house, agim, ilir, case, held)


def seal(app: Page) -> None:
    app.locator("form button[type=submit]").click()
    expect(app.locator("h2", has_text="it leaves by itself")).to_be_visible()


def the_coordinator_reads_it(
    browser: Browser, house: OpenHouse, coordinator: Actor, case: Case
) -> None:
    """From the unit's page to the report, from the report to the session."""
    with desk(browser, house, coordinator) as page:
        page.goto("/outreach/units/mobile-unit-vlora")
        page.locator("#traced").get_by_role("link", name=case.number).click()
        expect(page.get_by_role("heading", name=CAME_FROM)).to_be_visible()
        assert PLACE not in page.content()
        page.locator("#origin").get_by_role("link", name=re.compile("Vlor")).click()
        expect(page.locator("#facts dd", has_text=re.compile("^1$"))).to_be_visible()
        assert case.number not in page.content()


def others_do_not(
    browser: Browser,
    house: OpenHouse,
    police: Actor,
    stranger: Actor,
    case: Case,
    held: Any,
) -> None:
    for who, status in ((police, 200), (stranger, 404)):
        with desk(browser, house, who) as page:
            answer = page.goto(f"/cases/{case.pk}/")
            assert answer is not None
            assert answer.status == status
            assert CAME_FROM not in page.content()
            assert str(held.pk) not in page.content()
            refused = page.goto(f"/outreach/sessions/{held.pk}")
            assert refused is not None
            assert refused.status == 404


@contextmanager
def desk(browser: Browser, house: OpenHouse, who: Actor) -> Iterator[Page]:
    context = browser.new_context(base_url=house.address, locale="en")
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto("/sign-in/")
    page.get_by_role("button", name=re.compile(who.user.full_name)).click()
    page.wait_for_url(re.compile(r"/$"))
    try:
        yield page
    finally:
        context.close()
