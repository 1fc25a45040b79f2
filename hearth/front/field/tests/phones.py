"""A phone without a browser: it registers, seals as the app does, and posts."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from hearth.foundation.access.actor import Actor
from hearth.foundation.vault.envelopes import envelope_key, seal_envelope
from hearth.front.field.actions import handle_waiting, receive, register
from hearth.front.field.models import Envelope, Phone
from hearth.front.field.sealed import arrived, bound
from hearth.front.field.token import cookie_name
from tests.cast import at

REPORT: dict[str, Any] = {
    "danger": "danger/not-seen",
    "municipality": "municipality/asrdb:61",
    "place_type": "place-type/bus-station",
    "source": "signal-source/outreach-visit",
    "sex": "sex/female",
    "age_band": "age-band/15-17",
    "signs": ["indicator/g-01", "indicator/g-12", "indicator/l-01"],
    "accepts_help": "yes",
    "finding": "potential-victim",
    "meet_at": "Platform 2",
}


@dataclass
class Handset:
    """What a phone holds: its token, its own count, and its own clock, which may be wrong."""

    phone: Phone
    token: str
    number: int = 0
    ahead: timedelta = timedelta()

    def seal(
        self,
        form: str,
        answers: dict[str, Any],
        *,
        at: datetime | None = None,
    ) -> dict[str, Any]:
        """One envelope, as it goes over the wire."""
        self.number += 1
        which, key = uuid4(), envelope_key()
        moment = (at or timezone.now()) + self.ahead
        said = {"form": form, "at": moment.isoformat(), "answers": answers}
        plain = json.dumps(said).encode().ljust(2048)
        info = bound(which, self.number, self.phone.pk, key.number)
        sealed = seal_envelope(plain, key, info=info)
        return {
            "id": str(which),
            "number": self.number,
            "phone": str(self.phone.pk),
            "key": key.number,
            "sealed": base64.b64encode(sealed).decode(),
            "sent_at": (timezone.now() + self.ahead).isoformat(),
        }

    def send(self, envelope: dict[str, Any]) -> Any:
        return post(self, "/field/envelopes", envelope)

    def ask(self, *ids: str) -> Any:
        return post(self, "/field/states", {"ids": list(ids)})


def handset(owner: Actor) -> Handset:
    """A phone its owner has just registered."""
    registered = register(by=at(owner, timezone.now() - timedelta(minutes=1)))
    return Handset(registered.phone, registered.token)


def refused_envelope(writer: Actor) -> Envelope:
    """One that arrived with an answer missing, and waits for its writer to put it right."""
    phone = Handset(register(by=writer).phone, "")
    kept = receive(arrived(phone.seal("report", REPORT | {"danger": ""})), phone.phone, by=writer)
    handle_waiting(phone.phone, by=writer)
    return kept


def post(phone: Handset, address: str, words: dict[str, Any], **headers: str) -> HttpResponse:
    browser = Client(enforce_csrf_checks=True)
    browser.cookies[cookie_name()] = phone.token
    said = {"HTTP_X_FIELD": "1"} | headers
    return browser.post(address, json.dumps(words), content_type="application/json", **said)  # type: ignore[return-value, arg-type]
