"""`python -m bench.field`: the field app, measured in a real browser. Prints; asserts nothing timed.

(a) forms sealed on the phone while the line breaks at random bytes of every other request or
    answer, the app is closed in the middle and two windows send at once: how many were lost, how
    many doubled (T21);
(b) what the first load weighs on the wire, and how long until one can report (bench/ready.py).

The forms are invented and alike, the house is the bench's own; nothing is kept but these lines.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from statistics import quantiles
from uuid import UUID

from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from bench import house
from bench.cutting import Cut, Line, at_random
from bench.ready import opened_cold, weighed
from hearth.front.field.tests.sealing import begin_to_send, seal, send, states
from tests.browser import CHROMIUM, FLAGS

DENSITY = 0.5  # of all forms that set out, so many are cut
SEED = 8203
OPEN = 4000  # milliseconds the app stays open before it is closed in the middle
PATIENCE = 1800.0  # seconds for all of it
NOWHERE = None


def main() -> None:
    said = argparse.ArgumentParser(prog="python -m bench.field", description=__doc__)
    said.add_argument("--forms", type=int, default=500)
    said.add_argument("--density", type=float, default=DENSITY)
    said.add_argument("--only", choices=["cut", "ready"], default="")
    said.add_argument("--at", type=int, default=0, help="the port of a house that is open")
    words = said.parse_args()
    if words.at:
        measure(words.at, words)
        return
    with house.opened() as open_house:
        asked = ["--at", str(open_house.port), "--forms", str(words.forms)]
        asked += ["--density", str(words.density), *(["--only", words.only] if words.only else [])]
        subprocess.run(
            [sys.executable, "-m", "bench.field", *asked],
            env=dict(open_house.environment),
            check=True,
        )


def measure(port: int, words: argparse.Namespace) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        parts = {
            "ready": lambda: [*weighed(browser, port), *opened_cold(browser, port, phone)],
            "cut": lambda: cut(browser, port, words.forms, words.density),
        }
        for name, part in parts.items():
            if words.only not in ("", name):
                continue
            before = os.getloadavg()[0]
            for line in part():
                print(line, flush=True)
            print(f"load of the machine: {before:.1f} before, {os.getloadavg()[0]:.1f} after")
        browser.close()


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
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    return context, page


def cut(browser: Browser, port: int, forms: int, density: float) -> list[str]:
    """(a). The whole phone hangs on the line: pages, service worker, everything."""
    line = Line(port, lambda: NOWHERE)
    context, page = phone(browser, line.port)
    other = context.new_page()
    other.goto("/field/")
    ids = seal(page, forms)
    line.breaks(at_random(density, SEED))
    begun, closed, waiting = time.perf_counter(), 0, forms
    while waiting and time.perf_counter() < begun + PATIENCE:
        with suppress(Error):  # a page that is closed in the middle says nothing more
            begin_to_send(other, OPEN)  # the second window, at the same time
            waiting = send(page, OPEN)
        if waiting:
            closed += 1
            with suppress(Error):
                page.reload(wait_until="commit", timeout=5000)
    took = time.perf_counter() - begun
    line.breaks(lambda: NOWHERE)
    believed = states(page)
    line.close()
    context.close()
    return [
        f"{forms} forms, {line.sends} times one set out, {len(line.cuts)} times the line was cut",
        f"the app was closed in the middle {closed} times; two windows at once; {took:.0f} s",
        *where(line.cuts),
        outcome(ids, believed),
    ]


def where(cuts: Sequence[Cut]) -> list[str]:
    """At which bytes: in what the phone said, and in what the house answered."""
    lines = []
    for down, name in ((False, "on the way to the house"), (True, "on the way back")):
        these = [each for each in cuts if each.down is down]
        if len(these) < 2:
            lines.append(f"{name}: {len(these)} cuts")
            continue
        first, middle, last = quantiles([each.at for each in these], n=4)
        lines.append(
            f"{name}: {len(these)} cuts, of them {sum(c.at < c.head for c in these)} in the head and "
            f"{sum(c.at >= c.head for c in these)} in the content, {sum(c.sudden for c in these)} sudden; "
            f"at bytes {min(c.at for c in these)} to {max(c.at for c in these)} of up to "
            f"{max(c.of for c in these)}, quartiles {first:.0f}, {middle:.0f}, {last:.0f}, "
            f"{len({c.at for c in these})} different ones"
        )
    return lines


def outcome(ids: Sequence[UUID], believed: dict[UUID, str]) -> str:
    """What the house has of them, and whether the phone believes what is true."""
    reports = import_module("hearth.areas.identification.models").Identification
    rows = reports.objects.unscoped(because="bench").filter(submission__in=ids)
    found = list(rows.values_list("submission", flat=True))
    lost, doubled = set(ids) - set(found), len(found) - len(set(found))
    wrong = sum(believed.get(each, "gone") != "handled" for each in ids)
    return f"lost: {len(lost)}; doubled: {doubled}; not known to be done on the phone: {wrong}"


if __name__ == "__main__":
    import_module("hearth.config.ready")
    main()
