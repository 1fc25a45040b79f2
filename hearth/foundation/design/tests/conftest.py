"""A window of Chromium that is served from memory, with the headers that the real pages have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page, Request, Route
from pytest_django.fixtures import Settings

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
KINDS = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
HOME = "http://hearth.test"

Answer = Callable[[Route, Request], None]
Open = Callable[..., Page]


@pytest.fixture(autouse=True)
def alone(settings: Settings) -> None:
    """The design stands here by itself: nothing collected, nothing of the house above it."""
    settings.STORAGES = {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.ROOT_URLCONF = "hearth.foundation.design.tests.addresses"
    settings.DEMO = True


@pytest.fixture
def look_at(chromium: Browser) -> Iterator[Open]:
    """Open a page's HTML; whatever the browser complains about fails the test."""
    complaints: list[str] = []
    with ExitStack() as closing:

        def opened(
            html: str, answers: Answer | None = None, at: datetime | None = None, **window: object
        ) -> Page:
            window = {"reduced_motion": "reduce", **window}
            context = closing.enter_context(chromium.new_context(**window))  # type: ignore[arg-type]
            page = context.new_page()
            if at:
                page.clock.install(time=at)
                page.clock.pause_at(at + timedelta(seconds=1))
            page.on("console", lambda said: _complain(complaints, said.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.route("**/*", _serving(html, answers or _nothing_else))
            page.goto(f"{HOME}/")
            return page

        yield opened
    assert complaints == []


def _complain(complaints: list[str], said: str) -> None:
    """A lost connection is what some tests play; everything else is a fault."""
    if "net::ERR_" not in said and "status of 403" not in said:
        complaints.append(said)


def _serving(html: str, answers: Answer) -> Answer:
    def serve(route: Route, request: Request) -> None:
        path = request.url.removeprefix(HOME).split("?")[0]
        if path.startswith("/static/"):
            file = Path(str(finders.find(path.removeprefix("/static/"))))
            route.fulfill(body=file.read_bytes(), content_type=KINDS[file.suffix])
        elif path == "/" and request.method == "GET":
            route.fulfill(
                body=html.encode(),
                content_type="text/html; charset=utf-8",
                headers={"Content-Security-Policy": STRICT},
            )
        else:
            answers(route, request)

    return serve


def _nothing_else(route: Route, request: Request) -> None:
    route.fulfill(status=204)
