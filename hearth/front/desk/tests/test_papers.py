"""Identity, consents and team come after the case file, in one piece, and to no other readers."""

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

MOST = 32
PAPERS = ["identity", "consents", "team"]


@pytest.fixture
def case(vera: Actor) -> Case:
    return met(at(vera, timezone.now()), given="Ana")


def papers_of(case: Case) -> str:
    return reverse("desk:case-part", args=[case.pk, "papers"])


def drawn_in(page: str) -> list[str]:
    keys = re.findall(r'<section class="panel[^>]* id="([a-z-]+)"', page)
    return [key for key in keys if key in PAPERS]


def test_their_places_stand_on_the_file_and_they_come_in_one_piece(
    client: Client, vera: Actor, case: Case
) -> None:
    file = signed_in(client, vera).get(reverse("desk:case", args=[case.pk])).content.decode()
    address = papers_of(case)
    assert drawn_in(file) == PAPERS
    assert f'hx-get="{address}" hx-trigger="load"' in file
    assert f'href="{address}"' in file  # a way without a script
    for key in PAPERS:
        assert f'class="tab" href="#{key}"' in file

    piece = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert drawn_in(piece) == PAPERS
    assert "<html" not in piece
    assert "<html" in client.get(address).content.decode()


def test_a_closed_drawer_leaves_no_place_and_a_stranger_finds_nothing(
    client: Client, agim: Actor, ilir: Actor, case: Case
) -> None:
    told(case, agim, Compartment.OPEN, Compartment.ALERT)
    signed_in(client, agim)
    for address in (reverse("desk:case", args=[case.pk]), papers_of(case)):
        assert drawn_in(client.get(address).content.decode()) == ["team"]
    assert signed_in(client, ilir).get(papers_of(case)).status_code == 404


def test_the_file_asks_no_more_than_it_must(client: Client, vera: Actor) -> None:
    case = identified(at(vera, timezone.now())).case
    address = reverse("desk:case", args=[case.pk])
    signed_in(client, vera).get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert len(asked) <= MOST
