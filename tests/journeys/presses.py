"""A hand that counts: every press and every field typed, from Today until it is saved."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from hearth.config.place import REPOSITORY

ROW = re.compile(r"^\| ([^|]+?) \| (\d+) \| (\d+) \| (\d+) \|$", re.M)
FIELDS = """form => new Set([...form.elements]
  .filter(each => each.name && each.type !== "hidden" && each.name !== "csrfmiddlewaretoken")
  .filter(each => (each.closest("label") ?? each).checkVisibility())
  .map(each => each.name)).size"""


@dataclass(frozen=True)
class Effort:
    """What a task asks of somebody: presses, fields that must be typed, fields on the page."""

    presses: int
    typed: int
    fields: int


class Hand:
    """One person at work. Every task begins on Today."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = self.typed = self.fields = 0

    def at_today(self) -> Hand:
        self.page.goto("/")
        self.presses = self.typed = self.fields = 0
        return self

    def follow(self, name: str, *, within: str = "main", of: str = "") -> Hand:
        """A link, beside the words `of` if there are several."""
        place = self.page.locator(within)
        if of:
            place = place.locator("li.row, tr", has_text=re.compile(of)).first
        link = place.get_by_role("link", name=re.compile(name)).first
        with self.page.expect_navigation():
            self._press(link)
        return self

    def choose(self, name: str, value: str) -> Hand:
        """One of several, by a touch; or one of a list."""
        field = self.page.locator(f'main [name="{name}"]')
        if field.first.evaluate("each => each.type") == "select-one":
            self.presses += 1
            field.select_option(value)
            return self
        one = field.and_(self.page.locator(f'[value="{value}"]'))
        one.check(force=True)
        self.presses += 1
        return self

    def type(self, name: str, words: str) -> Hand:
        self.page.locator(f'main [name="{name}"]').fill(words)
        self.typed += 1
        return self

    def done(self, button: str, *, of: str = "") -> Effort:
        """The last press: the house took it."""
        place = self.page.locator("main")
        if of:
            place = place.locator("li.row", has_text=re.compile(of)).first
        last = place.get_by_role("button", name=re.compile(f"^{button}")).first
        self.fields = last.evaluate_handle("each => each.form").evaluate(FIELDS)
        with self.page.expect_navigation() as going:
            self._press(last)
        assert going.value.status == 200, self.page.locator("main").inner_text()
        return Effort(self.presses, self.typed, self.fields)

    def _press(self, what: Locator) -> None:
        what.click()
        self.presses += 1


def written(language: str) -> dict[str, Effort]:
    """The table of the handbook: task by task."""
    page = REPOSITORY / "docs" / "handbook" / f"quick-tasks.{language}.md"
    rows = ROW.findall(page.read_text(encoding="utf-8"))
    return {task: Effort(int(p), int(t), int(f)) for task, p, t, f in rows}
