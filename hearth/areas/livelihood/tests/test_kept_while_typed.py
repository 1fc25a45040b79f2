"""The longer forms about work and school keep what is typed, for whoever typed it."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from hearth.casework.cases.tests.scene import met
from hearth.foundation.access.actor import Actor
from tests.cast import VLORE, signed_in

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


def test_a_course_for_the_catalogue(client: Client, mira: Actor, ilir: Actor) -> None:
    desk, address = signed_in(client, mira), reverse("livelihood:new-course")
    draft = reverse("desk:draft", args=["new-course"])
    assert f'data-draft-url="{draft}"' in desk.get(address).content.decode()
    assert desk.post(draft, {"condition": WORDS, "given": ["free"]}).status_code == 204
    page = desk.get(address).content.decode()
    assert WORDS in page
    assert re.search(r"value=\"free\"[^>]*checked", page)
    stranger = signed_in(Client(), ilir)
    stranger.post(draft, {"condition": "Tjetër."})
    assert stranger.get(address).status_code == 403
    assert WORDS in desk.get(address).content.decode(), "a drawer is one person's own"

    said = {
        "name": "Rrobaqepësi (e shpikur)", "kind": "course-kind/vocational",
        "trade": "trade/sewing", "provider": "Qendra e provës", "qark": f"qark/{VLORE}",
        "provider_kind": "course-provider/ngo", "condition": WORDS,
    }  # fmt: skip
    assert desk.post(address, said | {"hours": "x"}).status_code == 422
    assert WORDS in desk.get(address).content.decode(), "what was refused is kept"
    assert desk.post(address, said).status_code == 302
    assert WORDS not in desk.get(address).content.decode()
