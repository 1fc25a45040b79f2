"""Cases read without a signal, in a real browser: taken, unlocked, over, put back, ended, wiped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db.models import Q
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from hearth.casework.cases.models import Case
from hearth.casework.people.actions import agree_contact
from hearth.foundation.access.actor import Actor
from hearth.front.field import actions
from hearth.front.field.models import Lease, LeaseEnd, Phone, TakenCase
from hearth.front.field.tests.authenticator import PhoneLock, by_name
from hearth.front.field.tests.browser import phone, ready
from hearth.front.field.tests.lent import PHONE, RULES, STREET, a_case, now, recorded
from hearth.front.field.tests.test_looks import look
from tests.open_house import OpenHouse

pytestmark = [pytest.mark.browser, pytest.mark.slow]

UNLOCK, PANIC = re.compile("Unlock"), "Delete the cases now"
STORED = """async () => {
  const open = indexedDB.open("sheet")
  await new Promise((done) => { open.onsuccess = done })
  const all = (name) => new Promise((done) => {
    const asked = open.result.transaction(name).objectStore(name).getAllKeys()
    asked.onsuccess = () => done(asked.result)
  })
  const found = [await all("cases"), await all("facts")]
  open.result.close()
  return found
}"""
NO_SYNC = "Object.defineProperty(ServiceWorkerRegistration.prototype, 'sync', { value: undefined })"


@contextmanager
def outside(
    chromium: Browser, house: OpenHouse, who: Actor, *, gives_keys: bool = True
) -> Iterator[tuple[Page, PhoneLock]]:
    """Her phone with its lock, on the first screen."""
    with phone(chromium, house, who, address=by_name(house)) as app:
        yield app, PhoneLock(app, gives_keys=gives_keys)


def take(app: Page, *cases: Case) -> None:
    """Chosen with a thumb, behind the sign-in, on the phone itself."""
    app.goto("/field/lease/new")
    for case in cases:
        app.get_by_role("checkbox", name=case.number).check(force=True)
    app.get_by_role("radio", name="4 hours", exact=True).check(force=True)
    app.get_by_role("button", name="Take them along").click()


def unlock(app: Page, cases: int) -> None:
    app.get_by_role("button", name=UNLOCK).click(timeout=15_000)
    expect(app.locator("li.row")).to_have_count(cases)


def stored(app: Page) -> tuple[list[str], list[str]]:
    found: tuple[list[str], list[str]] = app.evaluate(STORED)
    return found


def test_taken_along_read_without_a_signal_locked_and_told(
    open_house: OpenHouse, chromium: Browser, vera: Actor
) -> None:
    first, second = a_case(vera), a_case(vera)
    agree_contact(first.person, RULES, confirmed_with_her=True, by=now(vera))
    with outside(chromium, open_house, vera) as (app, lock):
        app.goto("/field/#cases")
        looked_at(app, "nothing taken")
        app.goto("/field/lease/new")
        looked_at(app, "choosing")
        take(app, first, second)
        expect(app.get_by_text(re.compile("2 cases, until"))).to_be_visible(timeout=15_000)
        app.context.set_offline(True)
        app.reload()
        ready(app)
        looked_at(app, "locked")
        unlock(app, 2)
        looked_at(app, "the list")
        app.get_by_role("link", name=first.number).click()
        expect(app.get_by_role("link", name=PHONE)).to_be_visible()
        expect(app.get_by_text("Leave no voice message")).to_be_visible()
        looked_at(app, "one case")
        assert STREET not in app.content()
        app.get_by_role("button", name="Lock the screen now").click()
        assert PHONE not in app.content()
        app.get_by_role("button", name="Open").click()
        lock.knows_the_finger(False)  # somebody else's
        app.get_by_role("button", name=UNLOCK).click()
        expect(app.get_by_text("The phone was not unlocked. Try again.")).to_be_visible()
        assert first.number not in app.content()

        app.context.set_offline(False)
        app.goto("/field/#unsent")
        app.reload()
        ready(app)
        wait_for(app, lambda: bool(recorded("field.case-read-offline")))
        (event,) = recorded("field.case-read-offline")
        assert event.dossier == first.dossier_id
        expect(app.get_by_text("Nothing has been sealed on this phone yet")).to_be_visible()


def test_over_put_back_ended_or_in_haste_it_goes(
    open_house: OpenHouse, chromium: Browser, vera: Actor
) -> None:
    case = a_case(vera)
    with outside(chromium, open_house, vera) as (app, lock):
        take(app, case)
        unlock(app, 1)
        start = timezone.now()

        app.clock.install(time=start - timedelta(hours=1))  # put back
        again(app)
        expect(app.get_by_text("The clock of this phone was put back")).to_be_visible()
        assert app.get_by_role("button", name=UNLOCK).count() == 0
        assert len(stored(app)[0]) == 1
        app.clock.set_system_time(start + timedelta(hours=5))  # over
        again(app)
        expect(app.get_by_text("The time is over")).to_be_visible()
        assert stored(app)[0] == []
        assert "lease" not in stored(app)[1]
        app.clock.set_system_time(timezone.now())
        app.context.set_offline(False)
        again(app, offline=False)
        wait_for(app, lambda: Lease.objects.filter(wiped_at__isnull=False).count() == 1)
        assert lock.keys() <= 1

        take(app, case)  # ended by whoever looks after the phones
        unlock(app, 1)
        actions.end_leases(Q(ended_at=None), because=LeaseEnd.REVOKED, by=now(vera))
        app.goto("/field/#cases")
        again(app, offline=False)
        expect(app.get_by_text("No case was taken along")).to_be_visible(timeout=15_000)
        wait_for(app, lambda: Lease.objects.filter(wiped_at__isnull=False).count() == 2)

        take(app, case)  # in haste, without a signal
        unlock(app, 1)
        app.get_by_role("link", name=case.number).click()
        app.context.set_offline(True)
        app.get_by_role("button", name=PANIC).click()
        expect(app.locator("h1", has_text="Shënime")).to_be_visible()
        assert case.number not in app.content()
        wait_for(app, lambda: stored(app)[0] == [])
        app.context.set_offline(False)
        wait_for(app, lambda: Lease.objects.filter(wiped_at__isnull=False).count() == 3)
        last = Lease.objects.order_by("-taken_at").first()
        assert last is not None
        assert last.ended_because == LeaseEnd.WIPED
        assert TakenCase.objects.unscoped(because="test").count() == 3


def test_revoked_meanwhile_the_cases_go_at_once_and_what_was_read_is_told_first(
    open_house: OpenHouse, chromium: Browser, vera: Actor
) -> None:
    case = a_case(vera)
    with outside(chromium, open_house, vera) as (app, _lock):
        take(app, case)
        unlock(app, 1)
        app.add_init_script(NO_SYNC)
        again(app)
        unlock(app, 1)
        app.get_by_role("link", name=case.number).click()
        expect(app.get_by_role("heading", name=case.number)).to_be_visible()
        actions.revoke(Phone.objects.select_related("user").get(), by=now(vera))
        app.route("**/field/envelopes", lambda route: route.abort())  # the signal comes and goes
        app.context.set_offline(False)
        again(app, offline=False)
        wait_for(app, lambda: stored(app)[0] == [])
        assert recorded("field.case-read-offline") == []
        app.unroute("**/field/envelopes")
        app.reload()
        app.wait_for_url("**/field/wiped")
        (event,) = recorded("field.case-read-offline")
        assert (event.dossier, event.facts["revoked"]) == (case.dossier_id, True)
        assert Phone.objects.get().wiped_at


def test_a_phone_whose_lock_gives_no_key_takes_nothing(
    open_house: OpenHouse, chromium: Browser, vera: Actor
) -> None:
    case = a_case(vera)
    with outside(chromium, open_house, vera, gives_keys=False) as (app, _lock):
        take(app, case)
        expect(app.get_by_text("This phone cannot keep cases safely")).to_be_visible()
        assert Lease.objects.count() == 0
        assert stored(app)[0] == []


def looked_at(app: Page, where: str) -> None:
    """Axe, the width, the thumb; by day and by night."""
    for scheme in ("dark", "light"):
        app.emulate_media(color_scheme=scheme)
        app.wait_for_selector("main")
        look(app, f"{where} {scheme}")


def again(app: Page, *, offline: bool = True) -> None:
    """The app is opened anew."""
    app.context.set_offline(offline)
    app.reload()
    ready(app)


def wait_for(app: Page, true: Callable[[], bool]) -> None:
    """Until the house knows; the browser goes on meanwhile."""
    for _ in range(100):
        if true():
            return
        app.wait_for_timeout(100)
    raise AssertionError("the house never heard of it")
