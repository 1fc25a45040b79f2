"""The papers come after the case file, in one piece, and to no other readers; so does the story."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hearth.areas.identification.tests.reports import identified
from hearth.casework.cases.models import Case
from hearth.casework.cases.tests.scene import met, told
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from tests.cast import at, signed_in

MOST = 20
PAPERS = ["reflection", "origin", "identity", "consents", "team"]
STORY = ["referrals", "timeline"]


@pytest.fixture
def case(vera: Actor) -> Case:
    return met(at(vera, timezone.now()), given="Ana")


def piece_of(case: Case, piece: str = "papers") -> str:
    return reverse("desk:case-part", args=[case.pk, piece])


def drawn_in(page: str, keys: list[str] = PAPERS) -> list[str]:
    there = re.findall(r'<section class="panel[^>]* id="([a-z-]+)"', page)
    return [key for key in there if key in keys]


@pytest.mark.parametrize(("piece", "keys"), [("story", STORY), ("papers", PAPERS)])
def test_their_places_stand_on_the_file_and_they_come_in_one_piece(
    client: Client, vera: Actor, case: Case, piece: str, keys: list[str]
) -> None:
    file = signed_in(client, vera).get(reverse("desk:case", args=[case.pk])).content.decode()
    address = piece_of(case, piece)
    assert drawn_in(file, keys) == keys
    assert f'hx-get="{address}" hx-trigger="load"' in file
    assert f'href="{address}"' in file  # a way without a script
    for key in keys:
        assert f'class="tab" href="#{key}"' in file

    drawn = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert drawn_in(drawn, keys) == keys
    assert "<html" not in drawn
    assert "<html" in client.get(address).content.decode()


def test_a_closed_drawer_leaves_no_place_and_a_stranger_finds_nothing(
    client: Client, agim: Actor, ilir: Actor, case: Case
) -> None:
    told(case, agim, Compartment.OPEN, Compartment.ALERT)
    signed_in(client, agim)
    for address in (reverse("desk:case", args=[case.pk]), piece_of(case)):
        assert drawn_in(client.get(address).content.decode()) == ["team"]
    story = client.get(piece_of(case, "story")).content.decode()
    assert drawn_in(story, STORY) == ["timeline"]
    for piece in ("story", "papers"):
        assert signed_in(client, ilir).get(piece_of(case, piece)).status_code == 404


def test_the_file_asks_no_more_than_it_must(client: Client, vera: Actor) -> None:
    case = identified(at(vera, timezone.now())).case
    address = reverse("desk:case", args=[case.pk])
    signed_in(client, vera).get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert len(asked) <= MOST
