"""A form on a page, and a hand that fills in every line of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

LINES = {"text", "search", "tel", "email"}


@dataclass
class Paper(HTMLParser):
    """One form on a page: the lines one writes on, and what it says by itself."""

    action: str
    lines: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    _inside: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        words = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = words.get("method") == "post" and self.action in words.get(
                "action", self.action
            )
        name = words.get("name", "")
        if not self._inside or not name:
            return
        if tag == "textarea" or (tag == "input" and words.get("type", "text") in LINES):
            self.lines.append(name)
        elif tag == "input" and words.get("type") == "hidden":
            self.said[name] = words.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False


def filled_in(page: str, action: str, write: Callable[[str], str]) -> dict[str, str]:
    """Every line of the form with what `write` says of its name; hidden answers as they are."""
    paper = Paper(action)
    paper.feed(page)
    assert paper.lines, f"no form for {action} on this page"
    return paper.said | {name: write(name) for name in paper.lines}
