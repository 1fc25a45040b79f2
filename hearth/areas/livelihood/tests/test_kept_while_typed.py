"""The longer forms about work and school keep what is typed, for whoever typed it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from hearth.casework.cases.tests.scene import met
from hearth.foundation.access.actor import Actor
from tests.cast import signed_in

WORDS = "Do të qepë (e shpikur)."


@pytest.mark.parametrize(
    ("page", "form", "question"),
    [
        ("wish", "work-wish", "words"),
        ("placements", "work-placement", "where"),
        ("schooling", "schooling", "where"),
    ],
)
def test_what_was_typed_stands_there_again(
    client: Client, mira: Actor, ilir: Actor, page: str, form: str, question: str
) -> None:
    case = met(mira)
    desk, address = signed_in(client, mira), reverse(f"livelihood:{page}", args=[case.pk])
    draft = reverse("desk:draft-of", args=[form, case.pk])
    assert f'data-draft-url="{draft}"' in desk.get(address).content.decode()
    assert desk.post(draft, {question: WORDS}).status_code == 204
    assert WORDS in desk.get(address).content.decode()
    assert signed_in(Client(), ilir).get(address).status_code == 404
