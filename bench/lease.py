"""`python -m bench.lease`: cases taken along, fetched over a slow line. Prints; asserts nothing timed.

Forty cases on one phone, which is what the database allows (the policy page allows thirty): each
with safe contact and three tasks. The phone is a real browser with a lock of its own (WebAuthn,
PRF); the line is a slow 3G (400 ms, 400 kbit/s), as Chromium plays it, the CPU six times
slower. Measured: from asking until all forty lie on the disk, sealed; and from the finger until the
list can be read, without a signal.
"""

from __future__ import annotations

import argparse
import base64
import os
import subprocess
import sys
from datetime import timedelta
from importlib import import_module
from typing import Any

from django.utils import timezone
from playwright.sync_api import CDPSession, Page, sync_playwright

from bench import house
from tests.browser import CHROMIUM, FLAGS, LOCK

MOST = 40
SLOWER = 6
LIMIT = 60  # seconds
SLOW_3G = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 400e3 / 8,
    "uploadThroughput": 400e3 / 8,
}
CUT = """async () => {
  const { Store } = await import("/static/field/js/store.js")
  const { cut } = await import("/static/field/js/lease.js")
  return cut(await Store.open())
}"""
FETCH = """async () => {
  const { Store } = await import("/static/field/js/store.js")
  const { refresh } = await import("/static/field/js/lease.js")
  const store = await Store.open()
  const begun = performance.now()
  await refresh(store)
  const took = performance.now() - begun
  const cases = await store.cases()
  return [took / 1000, cases.length, cases.reduce((sum, one) => sum + one.sealed.length, 0)]
}"""
UNLOCK = """async () => {
  const { Store } = await import("/static/field/js/store.js")
  const { unlock } = await import("/static/field/js/lease.js")
  const store = await Store.open()
  const begun = performance.now()
  const reading = await unlock(store)
  return [(performance.now() - begun) / 1000, reading.cases.length]
}"""


def main() -> None:
    said = argparse.ArgumentParser(prog="python -m bench.lease", description=__doc__)
    said.add_argument("--at", type=int, default=0, help="the port of a house that is open")
    port = said.parse_args().at
    if port:
        measure(port)
        return
    with house.opened() as open_house:
        subprocess.run(
            [sys.executable, "-m", "bench.lease", "--at", str(open_house.port)],
            env=dict(open_house.environment),
            check=True,
        )


def measure(port: int) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(
            base_url=f"http://localhost:{port}", viewport={"width": 390, "height": 844}
        )
        page = context.new_page()
        tools = registered(page)
        lend(page)
        tools.send("Network.enable")
        tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        tools.send("Network.emulateNetworkConditions", SLOW_3G)
        took, many, sealed = page.evaluate(FETCH)
        again, _, _ = page.evaluate(FETCH)
        context.set_offline(True)
        opened, read = page.evaluate(UNLOCK)
        browser.close()
    print(
        f"{many} cases fetched over 3G, CPU x{SLOWER}: {took:.1f} s (limit {LIMIT}); {sealed:,} bytes sealed"
    )
    print(f"asked again, nothing new: {again:.1f} s")
    print(f"unlocked without a signal, CPU x{SLOWER}: {opened:.2f} s for {read} cases")
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")


def registered(page: Page) -> CDPSession:
    """Vera's phone, with a lock."""
    page.goto("/sign-in/")
    page.locator('form[action="/sign-in/vera/"] button').click()
    page.wait_for_url("**/")
    page.goto("/field/phone")
    page.locator('form[action="/field/phone"] button').click()
    page.wait_for_selector("html[data-ready]")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable", {"enableUI": False})
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": LOCK})
    return tools


def lend(page: Page) -> None:
    """Thirty by the deed, and ten more past the page of policy: by the benchmark alone."""
    field = import_module("hearth.front.field.actions")
    carried = import_module("hearth.front.field.queries.carried")
    taking = import_module("hearth.front.field.lease").Taking
    phones = import_module("hearth.front.field.models").Phone
    deeds = import_module("hearth.foundation.deeds.deeds")
    phone = phones.objects.select_related("user").latest("registered_at")
    by = import_module("hearth.foundation.access.actor").act_as(phone.user, at=timezone.now())
    cases = [a_case(number, by) for number in range(MOST)]
    point = base64.b64decode(page.evaluate(CUT))
    ids = tuple(case.pk for case in cases)
    lease = field.take(taking(ids[:30], timedelta(hours=72), point), phone, by=by)
    with deeds.acting(by):
        found = carried.weigh(ids[30:], by)
        for place, which in enumerate(ids[30:], start=31):
            field.lay_in(lease, found[which], place, by=by)


def a_case(number: int, by: Any) -> Any:
    """An invented woman with safe contact and three things to be done."""
    cases = import_module("hearth.casework.cases.actions")
    people = import_module("hearth.casework.people.actions")
    rules = import_module("hearth.casework.people.rules").ContactRules
    case = cases.open_case(
        people.PersonFacts("sex/female", "age-band/18-25"),
        qark=by.unit.qark,
        municipality="",
        how="first-contact/own-detection",
        source="signal-source/outreach-visit",
        by=by,
    )
    agreed = rules(
        phone=f"+355 69 000 {number:04}", may_call=True, begins="10:00", ends="16:00",
        say="Jam nga biblioteka e shpikur", codeword="libri i gjelbër", shared="x",
        if_another_answers="Thoni që keni ngatërruar numrin dhe mbylleni",
    )  # fmt: skip
    people.agree_contact(case.person, agreed, confirmed_with_her=True, by=by)
    for day in range(3):
        due = by.at + timedelta(days=day + 1)
        what = f"Shoqërojeni te zyra e shpikur numër {number} dhe pyesni për ditën tjetër"
        cases.set_task(case, cases.ToDo(what, due, by.user), by=by)
    return case


if __name__ == "__main__":
    import_module("hearth.config.ready")
    main()
