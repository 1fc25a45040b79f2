"""The longer forms of counselling keep what is typed, for whoever typed it."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from hearth.areas.counselling.actions import check_in, choose_supervisor
from hearth.areas.counselling.models import CareFile
from hearth.areas.counselling.tests.scene import counselled, now
from hearth.foundation.access.actor import Actor
from tests.cast import signed_in

WORDS = "Netë të gjata (e shpikur)."


def test_how_heavy_it_is(client: Client, mira: Actor, vera: Actor, director: Actor) -> None:
    desk, address = signed_in(client, mira), reverse("counselling:care")
    draft = reverse("desk:draft", args=["care-check-in"])
    assert f'data-draft-url="{draft}"' in desk.get(address).content.decode()
    assert desk.post(draft, {"words": WORDS}).status_code == 204
    assert WORDS in desk.get(address).content.decode()
    colleague = signed_in(Client(), vera)
    assert WORDS not in colleague.get(address).content.decode(), "a drawer is one person's own"
    assert signed_in(Client(), director).get(address).status_code == 403
    sending = reverse("counselling:check-ins")
    assert desk.post(sending, {"words": ""}).status_code == 422
    assert WORDS in desk.get(address).content.decode(), "what was refused is kept"
    assert desk.post(sending, {"load": "2", "words": "Tjetër."}).status_code == 302
    assert WORDS not in desk.get(address).content.decode()


def test_a_talk_of_supervision(
    client: Client, mira: Actor, duty_officer: Actor, vera: Actor
) -> None:
    check_in(2, by=now(mira))
    choose_supervisor(duty_officer.user, by=now(mira))
    file = CareFile.objects.unscoped(because="test").get()
    desk, address = (
        signed_in(client, duty_officer),
        reverse("counselling:care-file", args=[file.pk]),
    )
    draft = reverse("desk:draft-of", args=["care-talk", file.pk])
    assert f'data-draft-url="{draft}"' in desk.get(address).content.decode()
    assert desk.post(draft, {"agreed": WORDS}).status_code == 204
    assert WORDS in desk.get(address).content.decode()
    mine = signed_in(Client(), mira).get(reverse("counselling:care")).content.decode()
    assert WORDS not in mine, "half a sentence is the supervisor's own until it is sent"
    assert signed_in(Client(), vera).get(address).status_code == 404
    said = {"kind": "supervision-kind/individual", "on": "19.03.2026", "minutes": "60"}
    assert desk.post(address, said).status_code == 302
    assert WORDS not in desk.get(address).content.decode()


def test_a_score_from_outside(client: Client, mira: Actor, anila: Actor, ilir: Actor) -> None:
    case, _yes = counselled(now(mira), now(anila))
    desk, address = signed_in(client, anila), reverse("counselling:scores", args=[case.pk])
    draft = reverse("desk:draft-of", args=["external-score", case.pk])
    assert f'data-draft-url="{draft}"' in desk.get(address).content.decode()
    assert desk.post(draft, {"given_by": "Dr. Shembulli"}).status_code == 204
    assert "Dr. Shembulli" in desk.get(address).content.decode()
    assert signed_in(Client(), ilir).get(address).status_code == 404
    said = {"tool": "external-tool/htq", "value": "14", "on": "19.03.2026", "given_by": "Dr. Testi"}
    assert desk.post(address, said | {"value": "x"}).status_code == 422
    assert "Dr. Shembulli" in desk.get(address).content.decode(), "what was refused is kept"
    assert desk.post(address, said).status_code == 302
    assert "Dr. Shembulli" not in desk.get(address).content.decode()
