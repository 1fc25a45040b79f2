"""A colleague at a simple browser: no JavaScript, and nothing between them and the house.

Unlike Django's own test client it knocks at real doors, and may find nobody behind them.
"""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import (
    HTTPCookieProcessor,
    HTTPRedirectHandler,
    ProxyHandler,
    Request,
    build_opener,
)

from hearth.foundation.access.actor import Actor
from tests.open_house import OpenHouse

PATIENCE = 30.0  # seconds for an answer


class NobodyAnswered(Exception):
    """The door did not open, or fell shut in the middle of the answer."""


@dataclass(frozen=True)
class Answer:
    """What came back: how it went, where to go next, and the page."""

    status: int
    place: str
    page: str
    headers: Mapping[str, str]


class Visitor:
    """One browser, which remembers its cookies."""

    def __init__(self, house: OpenHouse) -> None:
        self.address = house.address
        self.cookies = CookieJar()
        self._open = build_opener(
            ProxyHandler({}), HTTPCookieProcessor(self.cookies), _Stays()
        ).open

    def get(self, path: str) -> Answer:
        return self._ask(Request(self.address + path))

    def post(self, path: str, said: Mapping[str, Any] | None = None) -> Answer:
        """Send a form with the token that the last page brought."""
        words = {"csrfmiddlewaretoken": self.cookie("csrftoken"), **(said or {})}
        body = urlencode(words, doseq=True).encode()
        return self._ask(Request(self.address + path, data=body))

    def at(self, house: OpenHouse) -> Visitor:
        """The same browser, with the same cookies, at another door."""
        there = Visitor(house)
        for cookie in self.cookies:
            there.cookies.set_cookie(cookie)
        return there

    def cookie(self, name: str) -> str:
        return next((c.value or "" for c in self.cookies if c.name == name), "")

    def _ask(self, request: Request) -> Answer:
        try:
            with self._said(request) as answer:
                return _answer(answer)
        except (OSError, http.client.HTTPException) as nobody:
            raise NobodyAnswered from nobody

    def _said(self, request: Request) -> Any:
        """The answer, whatever its status; its page may still break off in the reading."""
        try:
            return self._open(request, timeout=PATIENCE)
        except HTTPError as refused:
            return refused


class _Stays(HTTPRedirectHandler):
    """The test wants to see where it is sent, and goes there itself."""

    def redirect_request(self, *_: Any) -> None:
        return None


def visitor(house: OpenHouse, who: Actor) -> Visitor:
    """Somebody who has come in through the demo's door."""
    browser = Visitor(house)
    browser.get("/sign-in/")
    answer = browser.post(f"/sign-in/{who.user.username}/")
    assert answer.status == 302, answer.page[:500]
    return browser


def _answer(said: Any) -> Answer:
    page = said.read().decode(errors="replace")
    return Answer(said.status, urlsplit(said.headers.get("Location", "")).path, page, said.headers)
