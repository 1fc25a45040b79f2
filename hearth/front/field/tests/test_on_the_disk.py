"""Nothing that anybody said is ever on the phone's disk: the browser's own files are searched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from hearth.foundation.access.actor import Actor
from hearth.front.field.tests.browser import SIZE, ready, registered, report
from tests.browser import CHROMIUM, FLAGS
from tests.open_house import OpenHouse

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MEET, NAME, HALF, CALLED = "KanarinëUra7714", "Kanarina", "KanarinëGjysmë3390", "KanarinëPolici55"
CANARIES = (MEET, NAME, HALF, CALLED, "Kanarinë")
STORED = b"envelopes"  # proof that the search looks where the app writes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "profile"


def opened(browser: Browser, folder: Path, house: OpenHouse, address: str = "") -> BrowserContext:
    return browser.browser_type.launch_persistent_context(
        folder,
        executable_path=CHROMIUM,
        args=FLAGS,
        base_url=address or house.address,
        viewport=SIZE,
        has_touch=True,
        is_mobile=True,
    )


def test_no_answer_no_name_no_draft_is_in_any_file_of_the_browser(
    open_house: OpenHouse,
    chromium: Browser,
    folder: Path,
    vera: Actor,
    agim: Actor,
    drita: Actor,
    cpu_worker: Actor,
) -> None:
    context = opened(chromium, folder, open_house)
    app = registered(context, vera)
    context.set_offline(True)
    sealed_one(app)
    call(app)
    app.goto("/field/#report")  # and one that is only begun
    app.get_by_text("For the police: where to meet").click()
    app.get_by_label("What is the danger?").fill(HALF)
    app.get_by_role("button", name="Lock the screen now").click()
    app.wait_for_timeout(500)
    context.close()
    assert found(folder) == []
    assert any(STORED in content for _, content in files(folder))

    context = opened(chromium, folder, open_house)  # the app was closed; now there is a signal
    app = context.new_page()
    app.goto("/field/#unsent")
    ready(app)
    expect(app.locator("li.row").last).to_contain_text("3 units were told", timeout=20_000)
    app.goto("/field/#report")
    assert HALF not in app.content()
    context.close()
    assert found(folder) == []


def sealed_one(app: Page) -> None:
    report(app, meet_at=MEET)
    app.get_by_text("More, if you know it").click()
    app.get_by_label("Given name").fill(NAME)
    app.get_by_role("button", name=re.compile("Report")).click()
    expect(app.locator("h2", has_text="it leaves by itself")).to_be_visible()


def call(app: Page) -> None:
    app.get_by_role("button", name="I telephoned: write it down").click()
    app.get_by_label("Hour").fill("00:10")
    app.get_by_label("Spoke to").fill(CALLED)
    app.get_by_role("button", name="Write the call down").click()
    expect(app.locator("h2", has_text="it leaves by itself")).to_be_visible()


def found(folder: Path) -> list[str]:
    """File and canary, in the encodings a browser writes: UTF-8, and UTF-16 for long strings."""
    wanted = [(word, word.encode(code)) for word in CANARIES for code in ("utf-8", "utf-16-le")]
    return [
        f"{path}: {word}"
        for path, content in files(folder)
        for word, encoded in wanted
        if encoded in content
    ]


def files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            yield path, path.read_bytes()
