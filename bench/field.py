"""`python -m bench.field`: the field app, measured in a real browser. Prints; asserts nothing timed.

(a) forms sealed on the phone while the line breaks at random bytes, the app is closed in the middle
    and two windows send at once: how many were lost, how many doubled;
(b) what the first load weighs on the wire, app and service worker together;
(c) how long until one can report, on a throttled phone (CPU six times slower, Slow 4G).
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from contextlib import suppress
from importlib import import_module
from uuid import UUID

from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from bench import house
from bench.cutting import Line, anywhere
from tests.browser import CHROMIUM, FLAGS

SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
}
SLOWER = 6
REPORT = """{ danger: "danger/not-seen", municipality: "municipality/asrdb:61", source: "signal-source/outreach-visit",
  sex: "sex/female", age_band: "age-band/26-plus", signs: ["indicator/g-01"], accepts_help: "yes", finding: "at-risk" }"""
SEAL = (
    """async (many) => {
  const { Store } = await import("/static/field/js/store.js")
  const { put } = await import("/static/field/js/envelope.js")
  const { key } = await (await fetch("/field/questions.json")).json()
  const store = await Store.open()
  const phone = await store.fact("phone")
  const ids = []
  for (let n = 0; n < many; n += 1) {
    const id = crypto.randomUUID()
    const filled = { form: "report", at: new Date().toISOString(), answers: """
    + REPORT
    + """ }
    await store.keep(await put(filled, { id, number: await store.next(), phone, key }))
    ids.push(id)
  }
  return ids
}"""
)
SEND = """async () => {
  const { Store } = await import("/static/field/js/store.js")
  const { empty } = await import("/static/field/js/outbox.js")
  const store = await Store.open()
  await empty(store)
  return (await store.all()).filter(({ state }) => state === "waiting").length
}"""


def main() -> None:
    said = argparse.ArgumentParser(prog="python -m bench.field", description=__doc__)
    said.add_argument("--forms", type=int, default=500)
    said.add_argument("--at", type=int, default=0, help="the port of a house that is open")
    words = said.parse_args()
    if words.at:
        measure(words.at, words.forms)
        return
    with house.opened() as open_house:
        asked = ["--at", str(open_house.port), "--forms", str(words.forms)]
        subprocess.run(
            [sys.executable, "-m", "bench.field", *asked],
            env=dict(open_house.environment),
            check=True,
        )


def measure(port: int, forms: int) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for line in (*weigh(browser, port), *cut(browser, port, forms)):
            print(line, flush=True)
        browser.close()
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")


def phone(browser: Browser, port: int) -> tuple[BrowserContext, Page]:
    """Vera's phone, registered."""
    context = browser.new_context(
        base_url=f"http://127.0.0.1:{port}", viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto("/sign-in/")
    page.locator('form[action="/sign-in/vera/"] button').click()
    page.wait_for_url(re.compile(r"/$"))
    page.goto("/field/phone")
    page.locator('form[action="/field/phone"] button').click()
    page.wait_for_selector("html[data-ready]")
    return context, page


def weigh(browser: Browser, port: int) -> list[str]:
    """(b) and (c)."""
    line = Line(port, lambda: None)
    fresh = browser.new_context(
        base_url=f"http://127.0.0.1:{line.port}", viewport={"width": 390, "height": 844}
    )
    page = fresh.new_page()
    page.goto("/field/")
    page.wait_for_selector("html[data-ready]")
    shown = line.to_phone
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_timeout(1000)
    whole = line.to_phone
    fresh.close()
    line.close()

    context, page = phone(browser, port)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_timeout(1000)
    control = context.new_cdp_session(page)
    control.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    control.send("Network.emulateNetworkConditions", SLOW_4G)
    installed = sorted(opening(page) for _ in range(7))
    context.set_offline(True)
    offline = sorted(opening(page) for _ in range(7))
    context.close()
    return [
        f"first load, shown: {shown:,} bytes on the wire",
        f"first load, with everything the app keeps: {whole:,} bytes on the wire (limit 300,000)",
        f"ready to report, installed, CPU x{SLOWER}, Slow 4G: median {installed[3]:.2f} s, worst {installed[-1]:.2f} s (limit 2)",
        f"ready to report, installed, CPU x{SLOWER}, no signal: median {offline[3]:.2f} s, worst {offline[-1]:.2f} s",
    ]


def opening(page: Page) -> float:
    """From the touch on the icon to a form one can fill in."""
    page.goto("about:blank")
    begun = time.perf_counter()
    page.goto("/field/#report", wait_until="commit")
    page.wait_for_selector("form [data-name=finding]")
    return time.perf_counter() - begun


def cut(browser: Browser, port: int, forms: int) -> list[str]:
    """(a). The whole phone hangs on the line: pages, service worker, everything."""
    line = Line(port, lambda: None)
    context, page = phone(browser, line.port)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    other = context.new_page()
    other.goto("/field/")
    ids = [UUID(each) for each in page.evaluate(SEAL, forms)]
    line.breaks(anywhere(9000, seed=8203))
    begun, closed, waiting = time.perf_counter(), 0, forms
    while waiting:
        with suppress(Error):  # a page that is closed in the middle says nothing more
            other.evaluate(f"() => {{ ({SEND})() }}")  # the second window, at the same time
            waiting = page.evaluate(
                f"() => Promise.race([({SEND})(), new Promise((done) => setTimeout(() => done(-1), 4000))])"
            )
        if waiting:
            closed += 1
            with suppress(Error):
                page.reload(wait_until="commit", timeout=5000)
    took = time.perf_counter() - begun
    line.breaks(lambda: None)
    reports = import_module("hearth.areas.identification.models").Identification
    found = list(
        reports.objects.unscoped(because="bench")
        .filter(submission__in=ids)
        .values_list("submission", flat=True)
    )
    line.close()
    context.close()
    return [
        f"{forms} forms, {line.cuts} cuts at random bytes, {closed} times closed in the middle, two windows at once, {took:.0f} s",
        f"lost: {len(set(ids) - set(found))}; doubled: {len(found) - len(set(found))}",
    ]


if __name__ == "__main__":
    import_module("hearth.config.ready")
    main()
