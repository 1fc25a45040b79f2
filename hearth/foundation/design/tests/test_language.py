"""Language, light and navigation follow the person, not the browser."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation
from pytest_django.fixtures import Settings

from hearth.foundation.design.context import design, events_address
from hearth.foundation.design.doors import Door, Doors
from hearth.foundation.design.language import (
    language,
    remember_language,
    remember_theme,
    theme_of,
    way_back,
)
from hearth.foundation.design.said import Sentence, said, say
from hearth.foundation.design.tests.pages import shown


def speak(request: HttpRequest) -> HttpResponse:
    return HttpResponse(translation.get_language() or "")


def asking(**cookies: str) -> HttpRequest:
    request = RequestFactory().get("/", SERVER_NAME="localhost", HTTP_ACCEPT_LANGUAGE="en")
    request.COOKIES.update(cookies)
    return request


@pytest.mark.parametrize(
    ("cookie", "spoken"),
    [({}, "sq"), ({"hearth_language": "en"}, "en"), ({"hearth_language": "x"}, "sq")],
)
def test_the_cookie_decides_and_albanian_is_the_rule(cookie: dict[str, str], spoken: str) -> None:
    answer = language(speak)(asking(**cookie))
    assert answer.headers["Content-Language"] == spoken
    assert getattr(answer, "content", b"") == spoken.encode()


def test_only_what_we_know_is_remembered() -> None:
    response = HttpResponse()
    remember_language(response, "xx")
    remember_theme(response, "dark")
    assert set(response.cookies) == {"hearth_theme"}
    kept = response.cookies["hearth_theme"]
    assert kept["httponly"]
    assert kept["samesite"] == "Strict"
    assert theme_of(asking(hearth_theme="purple")) == ""


@pytest.mark.parametrize(
    ("back", "where"),
    [
        ("/inbox/?after=3", "/inbox/?after=3"),
        ("https://elsewhere.test/", "/"),
        ("//elsewhere.test/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_a_switch_never_leads_out_of_the_house(back: str, where: str) -> None:
    assert way_back(RequestFactory().post("/", {"back": back})) == where


def test_the_page_says_its_language_its_light_and_a_neutral_title() -> None:
    html = shown("design/components.html", "en", "dark")
    assert '<html lang="en" data-theme="dark">' in html
    assert "<title>Components – Hearth</title>" in html


def test_one_stands_in_the_door_that_fits_best() -> None:
    today, cases = Door("Today", "today", "/"), Door("Cases", "file", "/cases/")
    doors = Doors(links=(today, cases))
    assert doors.here("/cases/1/") == cases
    assert doors.here("/") == today
    assert doors.here("/elsewhere/") is None


def test_events_come_from_the_host_the_person_typed(settings: Settings) -> None:
    settings.EVENTS_URL = ""
    assert events_address(asking()) == f"http://localhost:{settings.PLACE.port + 1}"
    settings.EVENTS_URL = "https://events.example/"
    assert events_address(asking()) == "https://events.example"


def test_a_sentence_is_said_once() -> None:
    request = asking()
    request.session = {}  # type: ignore[assignment]
    say(request, "Told: the Vlora police.")
    assert list(said(request)) == [Sentence("Told: the Vlora police.", "good")]
    assert list(said(request)) == []
    assert list(design(asking())["said"]) == []


def test_the_missing_page_says_nothing_about_why() -> None:
    html = shown("404.html", "en")
    assert "There is no such page" in html
    assert "permission" not in html.lower()
