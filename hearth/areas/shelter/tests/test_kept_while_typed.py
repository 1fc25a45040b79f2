"""The long forms of a house keep what is typed: a dropped connection loses nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.areas.shelter.actions import hold
from hearth.areas.shelter.models import Booking, House
from hearth.areas.shelter.tests.scene import lives_there, referred, wanted
from hearth.foundation.access.actor import Actor
from tests.cast import VLORE, at, signed_in

WORDS = "Numri 12 ka frikë nga dera (e shpikur)."


@pytest.mark.parametrize(
    ("page", "form", "question"),
    [
        ("log", "house-log", "words"),
        ("handovers", "house-handover", "must_know"),
        ("incidents", "house-incident", "happened"),
        ("inspection", "house-inspection", "words"),
    ],
)
def test_the_book_of_the_house(
    client: Client, nora: Actor, ilir: Actor, home: House, page: str, form: str, question: str
) -> None:
    desk, address = signed_in(client, nora), reverse(f"shelter:{page}", args=[home.pk])
    draft = reverse("desk:draft-of", args=[form, home.pk])
    assert f'data-draft-url="{draft}"' in desk.get(address).content.decode()
    assert desk.post(draft, {question: WORDS}).status_code == 204
    assert WORDS in desk.get(address).content.decode()
    signed_in(Client(), ilir).post(draft, {question: "Tjetër."})
    assert WORDS in desk.get(address).content.decode(), "a drawer is one person's own"


def test_what_was_sent_is_kept_no_more(client: Client, nora: Actor, home: House) -> None:
    desk, address = signed_in(client, nora), reverse("shelter:handovers", args=[home.pk])
    desk.post(reverse("desk:draft-of", args=["house-handover", home.pk]), {"must_know": WORDS})
    assert desk.post(address, {"inside": "2", "must_know": WORDS}).status_code == 302
    assert WORDS not in desk.get(address).content.decode()


def test_an_admission_and_a_leaving(
    client: Client, mira: Actor, nora: Actor, now: Actor, home: House
) -> None:
    case = referred(at(mira, now.at), now)
    (held,) = hold(home, wanted(home, "1A", by=now, cases=(case,)), by=now)
    assert isinstance(held, Booking)
    desk, until = signed_in(client, nora), f"{timezone.localdate() + timedelta(days=9):%d.%m.%Y}"
    draft = reverse("desk:draft-of", args=["house-admission", held.pk])
    desk.post(draft, {"until": until})
    door = desk.get(reverse("shelter:admission", args=[held.pk])).content.decode()
    assert until in door
    stay = lives_there(home, referred(at(mira, now.at), now), "1B", by=now)
    desk.post(reverse("desk:draft-of", args=["stay-leaving", stay.pk]), {"words": WORDS})
    assert WORDS in desk.get(reverse("shelter:leaving", args=[stay.pk])).content.decode()


def test_a_new_house(client: Client, nora: Actor, ilir: Actor) -> None:
    desk, address = signed_in(client, nora), reverse("shelter:new-house")
    draft = reverse("desk:draft", args=["new-house"])
    assert f'data-draft-url="{draft}"' in desk.get(address).content.decode()
    typed = {"name": "Shtëpia e provës", "way": WORDS, "sexes": ["sex/female", "sex/male"]}
    assert desk.post(draft, typed).status_code == 204
    page = desk.get(address).content.decode()
    assert WORDS in page
    assert "Shtëpia e provës" in page
    stranger = signed_in(Client(), ilir)
    stranger.post(draft, {"way": "Tjetër."})
    assert stranger.get(address).status_code == 403
    assert WORDS in desk.get(address).content.decode(), "a drawer is one person's own"

    said = {
        "kind": "house-kind/shelter", "name": "Shtëpia e provës", "qark": f"qark/{VLORE}",
        "address": "Rruga e shpikur 1", "way": WORDS, "sexes": ["sex/female"], "from_age": "18",
        "children": "yes", "boys_until": "14", "children_alone": "no", "foreigners": "yes",
        "step_free": "no", "waiting_list": "yes",
    }  # fmt: skip
    assert desk.post(address, said | {"from_age": "x"}).status_code == 422
    assert WORDS in desk.get(address).content.decode(), "what was refused is kept"
    assert desk.post(address, said).status_code == 302
    assert WORDS not in desk.get(address).content.decode()
