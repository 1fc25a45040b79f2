"""What the field app weighs on the wire, and how long until one can report on a cheap phone.

The phone: the processor four times slower, and a line that is slow (400 kbit/s and 400 ms each
way), middling (1.6 Mbit/s, 150 ms) or not there. The app is installed, and its service worker is
either awake or, as after a night in a pocket, asleep.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from bench.cutting import Line

SLOWER = 4
TIMES = 7
LINES: dict[str, dict[str, float | bool]] = {
    "slow 3G": {
        "offline": False,
        "latency": 400,
        "downloadThroughput": 50e3,
        "uploadThroughput": 50e3,
    },
    "3G": {"offline": False, "latency": 150, "downloadThroughput": 200e3, "uploadThroughput": 94e3},
    "no signal": {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0},
}
Phone = Callable[[Browser, int], tuple[BrowserContext, Page]]


def weighed(browser: Browser, port: int) -> list[str]:
    """The first load, of a phone that has never been here."""
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
    slowly = first_load(browser, port)
    return [
        f"first load, shown: {shown:,} bytes on the wire",
        f"first load, with everything the app keeps: {whole:,} bytes on the wire (limit 300,000)",
        f"first load of all, CPU x{SLOWER}, slow 3G: {slowly:.1f} s until it says what to do",
    ]


def first_load(browser: Browser, port: int) -> float:
    """Once in the life of a phone, in the office or outside."""
    context = browser.new_context(base_url=f"http://127.0.0.1:{port}")
    page = context.new_page()
    control = context.new_cdp_session(page)
    control.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    control.send("Network.emulateNetworkConditions", LINES["slow 3G"])
    begun = time.perf_counter()
    page.goto("/field/", wait_until="commit")
    page.wait_for_selector("html[data-ready]", timeout=60_000)
    took = time.perf_counter() - begun
    context.close()
    return took


def opened_cold(browser: Browser, port: int, phone: Phone) -> list[str]:
    """Ready to report: from the touch on the icon to a form one can fill in."""
    context, page = phone(browser, port)
    page.wait_for_timeout(1000)
    control = context.new_cdp_session(page)
    control.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    control.send("ServiceWorker.enable")
    lines = []
    for name, words in LINES.items():
        control.send("Network.emulateNetworkConditions", words)
        for asleep in (False, True):
            took = sorted(opening(page, control, asleep=asleep) for _ in range(TIMES))
            state = "asleep" if asleep else "awake"
            lines.append(
                f"ready to report, installed, {state}, CPU x{SLOWER}, {name}: median "
                f"{took[TIMES // 2]:.2f} s, worst {took[-1]:.2f} s (limit 2)"
            )
    context.close()
    return lines


def opening(page: Page, control: CDPSession, *, asleep: bool) -> float:
    """Once."""
    page.goto("about:blank")
    if asleep:
        control.send("ServiceWorker.stopAllWorkers")
    begun = time.perf_counter()
    page.goto("/field/#report", wait_until="commit")
    page.wait_for_selector("form [data-name=finding]")
    return time.perf_counter() - begun
