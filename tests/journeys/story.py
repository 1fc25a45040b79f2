"""A long story in a house with open doors: people at their own browsers, and months that pass.

`story.as_(mira)` is Mira's page, signed in; `story.later(days=90)` moves the clock of the house,
and everybody signs in again, as one does after so long. `fill()` and `press()` touch a form the
way a person does, and `save()` also insists that the house took it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Response

from hearth.config.place import Place
from hearth.foundation.access.actor import Actor
from tests.cast import at
from tests.open_house import OpenHouse, doors_open

AHEAD = Path(__file__).parent / "ahead"
CASE = re.compile(r"/cases/([0-9a-f-]{36})/")
PATIENCE = 10_000  # milliseconds, on a busy machine
TICKED = {"radio", "checkbox"}
Said = str | bool | list[str]


class Story:
    """One house, its people, and the day it is there."""

    def __init__(self, house: OpenHouse, browser: Browser, ahead: Path) -> None:
        self.house, self.browser = house, browser
        self._ahead, self._days = ahead, 0.0
        self._rooms: dict[str, BrowserContext] = {}
        self._pages: dict[str, Page] = {}
        self.troubles: list[str] = []

    def as_(self, who: Actor) -> Page:
        """This person's page. Signed in again if time has passed."""
        name = who.user.username
        if name not in self._pages:
            self._pages[name] = self._signed_in(name)
        return self._pages[name]

    def nobody(self) -> Page:
        """A browser at which nobody is signed in: whoever holds a link."""
        if "" not in self._pages:
            self._pages[""] = self._room("").new_page()
        return self._pages[""]

    def later(self, *, days: float) -> None:
        """So many days go by. Nobody is signed in any more."""
        self._days += days
        self._ahead.write_text(str(self._days), encoding="utf-8")
        for context in self._rooms.values():
            context.close()
        self._rooms.clear()
        self._pages.clear()

    def now(self, who: Actor) -> Actor:
        """The same person at the hour of this house."""
        return at(who, timezone.now() + timedelta(days=self._days))

    def day(self, days: int = 0) -> str:
        """A day of this house, so many from today, as a date field takes it."""
        return (timezone.localdate() + timedelta(days=self._days + days)).isoformat()

    def close(self) -> None:
        for context in self._rooms.values():
            context.close()

    def _room(self, name: str) -> BrowserContext:
        room = self.browser.new_context(
            base_url=self.house.address, reduced_motion="reduce",
            viewport={"width": 1280, "height": 900},
        )  # fmt: skip
        room.add_cookies([{"name": "hearth_language", "value": "en", "url": self.house.address}])
        room.set_default_timeout(PATIENCE)
        self._rooms[name] = room
        return room

    def _signed_in(self, name: str) -> Page:
        page = self._room(name).new_page()
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.goto("/sign-in/")
        page.locator(f'form[action="/sign-in/{name}/"] button').click()
        page.wait_for_url(f"{self.house.address}/")
        return page


@pytest.fixture
def ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that says by how many days the clock of the house is ahead."""
    file = tmp_path / "ahead"
    file.write_text("0", encoding="utf-8")
    monkeypatch.setenv("HEARTH_STAGE_AHEAD", str(file))
    monkeypatch.setenv("PYTHONPATH", str(AHEAD))
    return file


@pytest.fixture
def story(ahead: Path, own_database: Place, chromium: Browser) -> Iterator[Story]:
    """Doors open, and the clock in our hand."""
    with doors_open(OpenHouse(own_database)) as house:
        told = Story(house, chromium, ahead)
        yield told
        told.close()
        assert not told.troubles, told.troubles


def fill(page: Page, /, **said: Said) -> None:
    """Each question by its name: text is typed, one of several is pressed, a list is chosen."""
    for name, answer in said.items():
        field = page.locator(f'main [name="{name}"]')
        kind = str(field.first.evaluate("each => each.type"))
        if kind in TICKED:
            for value in answer if isinstance(answer, list) else [answer]:
                one = field if value is True else field.and_(page.locator(f'[value="{value}"]'))
                _unfold(one.first)
                one.first.check(force=True)
        else:
            _unfold(field.first)
            if kind == "select-one":
                field.first.select_option(str(answer))
            else:
                field.first.fill(str(answer))


def save(page: Page, button: str) -> None:
    """Press it; the house took what was written, and shows the next page."""
    before = page.url
    with page.expect_navigation() as going:
        press(page, button)
    reply: Response = going.value
    if reply.status != 200:
        raise AssertionError(f"{reply.status} {before}: {page.locator('body').inner_text()}")


def press(page: Page, button: str) -> None:
    """The button of the page that is called so."""
    page.locator("main").get_by_role("button", name=re.compile(f"^{button}")).first.click()


def write(page: Page, address: str, button: str, /, **said: Said) -> None:
    """One form from beginning to end."""
    page.goto(address)
    fill(page, **said)
    save(page, button)


def case_of(page: Page) -> str:
    """The id of the case whose address the page has."""
    found = CASE.search(page.url)
    assert found, page.url
    return found[1]


def _unfold(field: Locator) -> None:
    """What lies folded is opened before it is touched."""
    field.evaluate(
        """each => {
          let fold = each.closest("details")
          while (fold) { fold.open = true; fold = fold.parentElement.closest("details") }
        }"""
    )
