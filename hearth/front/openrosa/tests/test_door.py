"""How telephones knock: Basic only where nobody can listen, Digest with our own fresh challenge."""

from __future__ import annotations

import base64
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hearth.foundation.access.actor import Actor
from hearth.front.openrosa import door
from hearth.front.openrosa.actions import issue
from hearth.front.openrosa.models import Device
from hearth.front.openrosa.tests.telephone import md5
from hearth.front.openrosa.token import token_of

LIST = reverse("openrosa:form-list")


@pytest.fixture
def device(vera: Actor, duty_officer: Actor) -> Device:
    return issue(vera.user, by=duty_officer)


def basic(device: Device, token: str) -> str:
    return "Basic " + base64.b64encode(f"{device.mark}:{token}".encode()).decode()


def digest(client: Client, device: Device, **other: str) -> str:
    """One answer to one challenge, some of it changed."""
    challenge = client.get(LIST).headers["WWW-Authenticate"]
    said = dict(re.findall(r'(\w+)="([^"]*)"', challenge.partition(", Basic")[0]))
    said |= {"uri": LIST, "username": device.mark} | other
    first = md5(f"{said['username']}:{said['realm']}:{token_of(device)}")
    second = md5(f"{said.get('method', 'GET')}:{said['uri']}")
    said["response"] = md5(f"{first}:{said['nonce']}:1:c:auth:{second}")
    words = ", ".join(f'{word}="{said[word]}"' for word in
                      ("username", "realm", "nonce", "uri", "response"))  # fmt: skip
    return f'Digest {words}, qop=auth, nc=1, cnonce="c"'


def test_basic_is_believed_behind_tls_and_nowhere_else(
    client: Client, device: Device, settings: Any
) -> None:
    right = basic(device, token_of(device))
    assert client.get(LIST, headers={"Authorization": right}).status_code == 401
    settings.CSRF_TRUSTED_ORIGINS = ["https://hearth.example"]
    assert client.get(LIST, headers={"Authorization": right}).status_code == 200
    assert (
        "https://hearth.example/collect/forms/"
        in client.get(LIST, headers={"Authorization": right}).content.decode()
    )
    for wrong in (basic(device, "x"), "Basic §", "Basic " + base64.b64encode(b"nobody:x").decode()):
        assert client.get(LIST, headers={"Authorization": wrong}).status_code == 401


def test_digest_is_bound_to_its_address_method_and_challenge(
    client: Client, device: Device
) -> None:
    assert client.get(LIST, headers={"Authorization": digest(client, device)}).status_code == 200
    changed = (
        {"uri": "/collect/submission"},
        {"realm": "Elsewhere"},
        {"method": "POST"},
        {"nonce": "68.00ff"},
        {"username": "AAAA-BBBB"},
    )
    for other in changed:
        wrong = digest(client, device, **other)
        assert client.get(LIST, headers={"Authorization": wrong}).status_code == 401, other


def test_an_old_challenge_is_asked_anew(
    client: Client, device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = digest(client, device)
    monkeypatch.setattr(door, "FRESH", -door.FRESH)
    stale = client.get(LIST, headers={"Authorization": answer})
    assert stale.status_code == 401
    assert "stale=true" in stale.headers["WWW-Authenticate"]


def test_no_token_stands_in_the_database(device: Device) -> None:
    held = " ".join(str(value) for value in vars(device).values())
    assert token_of(device) not in held
    assert len(token_of(device)) == 43
