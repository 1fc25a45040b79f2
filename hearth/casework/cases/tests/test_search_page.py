"""The one box: finds by name and by number, and leaves the words it was asked nowhere."""

from __future__ import annotations

import logging
import re

import pytest
from django.test import Client
from django.urls import reverse

from hearth.casework.cases.tests.scene import met, told
from hearth.casework.people.memory import NAMES
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.audit.models import Event
from tests.cast import signed_in

ADDRESS = "/cases/search"


@pytest.fixture(autouse=True)
def nobody_in_memory() -> None:
    NAMES.wipe()


def ask(client: Client, actor: Actor, words: str, **more: str) -> str:
    page = signed_in(client, actor).post(ADDRESS, {"words": words, **more})
    assert page.status_code == 200
    answer = page.content.decode().partition('id="found"')[2]
    return re.sub(r"[A-Za-z0-9]{64}", "", answer)


def test_by_name_and_by_number(client: Client, vera: Actor) -> None:
    case = met(vera, given="Xhevahire")
    for words in (
        "djevahire testi",
        case.number,
        case.number.lower().replace("-", ""),
        case.number[:6],
    ):
        found = ask(client, vera, words)
        assert case.number in found
    assert "Xhevahire Testi" in ask(client, vera, "djevahire")


def test_the_police_find_the_number_and_not_the_name(
    client: Client, vera: Actor, agim: Actor
) -> None:
    case = met(vera, given="Anësa")
    told(case, agim, Compartment.OPEN, Compartment.ALERT)
    found = ask(client, agim, case.number)
    assert case.number in found
    assert "Anësa" not in found
    assert case.number not in ask(client, agim, "Anësa Testi")


@pytest.mark.parametrize("stranger", ["ilir", "nora", "mira", "elton"])
def test_a_stranger_reads_the_same_page_as_for_nobody(
    client: Client, vera: Actor, stranger: str, request: pytest.FixtureRequest
) -> None:
    case = met(vera, given="Anësa")
    actor = request.getfixturevalue(stranger)
    answers = {ask(client, actor, words) for words in ("Anësa Testi", "Wolfgang", case.number)}
    assert len(answers) == 1


def test_the_words_are_nowhere(
    client: Client, vera: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    met(vera, given="Canaryana")
    with caplog.at_level(logging.DEBUG):
        page = signed_in(client, vera).post(ADDRESS, {"words": "canaryana qwcanary"})
    assert "canary" not in page.request["PATH_INFO"] + page.request["QUERY_STRING"]
    assert not page.has_header("HX-Push-Url")
    assert "canary" not in caplog.text.lower()
    for event in Event.objects.unscoped(because="test"):
        assert "canary" not in f"{event.kind} {event.object_type} {event.facts}".lower()
    searched = Event.objects.unscoped(because="test").of_kind("people.searched").get()
    assert (searched.dossier, searched.facts) == (None, {"count": 1})


def test_every_name_shown_is_a_reading_of_that_file(client: Client, vera: Actor) -> None:
    case = met(vera, given="Anësa")
    ask(client, vera, "anesa")
    event = Event.objects.unscoped(because="test").of_kind("people.name-found").get()
    assert (event.actor, event.dossier) == (vera.user.pk, case.dossier_id)


def test_nothing_personal_goes_into_the_address(client: Client, vera: Actor) -> None:
    met(vera, given="Anësa")
    page = signed_in(client, vera).get(ADDRESS, {"words": "Anësa"})
    assert "Anësa Testi" not in page.content.decode()
    assert reverse("cases:search") == ADDRESS
    assert client.post(ADDRESS, {"words": ""}).status_code == 422
