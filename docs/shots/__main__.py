"""`python -m docs.shots`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.house import opened
from docs.shots.scenes import DESK, PHONE, SCENES, Scene
from docs.shots.small import small
from tests.browser import CHROMIUM, FLAGS

FOLDER = Path(__file__).resolve().parents[1] / "handbook" / "shots"
SIZES = {DESK: (1180, 760), PHONE: (390, 760)}
LANGUAGES = ("sq", "en")
LARGEST = 120_000  # bytes of one picture


def main() -> int:
    """Every scene, or those that were named; answers 1 when one could not be taken."""
    words = argparse.ArgumentParser(prog="python -m docs.shots", description=__doc__)
    words.add_argument("--at", metavar="ADDRESS", help="a demo Hearth that is running already")
    words.add_argument("scenes", nargs="*", help="only these, by name")
    said = words.parse_args()
    if not CHROMIUM:
        print("There is no Chromium on this machine: apt-get install chromium.")
        return 1
    chosen = [scene for scene in SCENES if not said.scenes or scene.name in said.scenes]
    if said.at:
        return take(said.at, chosen)
    with opened() as house:
        return take(f"http://127.0.0.1:{house.port}", chosen)


def take(address: str, scenes: list[Scene]) -> int:
    """Each scene in both languages and at its widths."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    missed = 0
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for scene in scenes:
            for language in LANGUAGES:
                for width in scene.widths:
                    missed += not _taken(browser, address, scene, language, width)
        browser.close()
    return 1 if missed else 0


def _taken(browser: Browser, address: str, scene: Scene, language: str, width: str) -> bool:
    """One picture. What went wrong is said; the other scenes go on."""
    to = FOLDER / f"{scene.name}.{width}.{language}.png"
    try:
        with _window(browser, address, scene.who, language, width) as page:
            scene.go(page)
            page.wait_for_load_state()
            page.wait_for_timeout(400)
            picture = small(page.screenshot(animations="disabled"))
    except Exception as trouble:  # a scene that cannot be reached must not stop the rest
        print(f"NOT {to.name}: {str(trouble).splitlines()[0]}", file=sys.stderr)
        return False
    to.write_bytes(picture)
    print(f"{to.name}  {len(picture) // 1000} kB", flush=True)
    return len(picture) <= LARGEST


@contextmanager
def _window(browser: Browser, address: str, who: str, language: str, width: str) -> Iterator[Page]:
    """A browser of somebody's own, signed in as one of the cast by the demo's door."""
    wide, high = SIZES[width]
    context = browser.new_context(
        base_url=address,
        viewport={"width": wide, "height": high},
        color_scheme="light",
        reduced_motion="reduce",
        timezone_id="Europe/Tirane",
    )
    context.set_default_timeout(6_000)
    context.add_cookies([{"name": "hearth_language", "value": language, "url": address}])
    page = context.new_page()
    try:
        if who:
            page.goto("/sign-in/")
            page.locator(f"form[action='/sign-in/{who}/'] button").click()
            page.wait_for_url(f"{address}/")
        yield page
    finally:
        context.close()


if __name__ == "__main__":
    sys.exit(main())
