"""Stories of a phone: registered, used without a signal, one form to be put right."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from demo.teller import Story, Teller
from hearth.foundation.access.actor import Actor
from hearth.foundation.vault.envelopes import envelope_key, seal_envelope
from hearth.front.field.actions import handle_waiting, receive, register
from hearth.front.field.models import Phone
from hearth.front.field.sealed import Sealed, bound

TOWN = "municipality/asrdb:61"
UNDER_WAY = timedelta(hours=2)  # sealed in a village, arrived on the road back


def outside(teller: Teller) -> Story:
    """Vera registers her phone; weeks later a conversation in a village, and no signal."""
    bought = teller.at(40, 9, 15)
    yield bought
    phone = register(by=teller.actor("vera", bought)).phone
    met = teller.at(9, 16, 20)
    yield met + UNDER_WAY
    answers = {
        "happened_at": met.strftime("%Y-%m-%dT%H:%M"),
        "municipality": TOWN,
        "place": "outreach-place/market",
        "sex": "sex/female",
        "age_band": "age-band/18-25",
        "knows_the_way_to_us": "yes",
    }
    _arrive(
        teller,
        phone,
        1,
        "contact",
        answers,
        sealed_at=met,
        by=teller.actor("vera", met + UNDER_WAY),
    )


def put_right(teller: Teller) -> Story:
    """One form came without its place: it waits for its writer."""
    begun = teller.at(12, 10, 5)
    yield begun
    phone = register(by=teller.actor("vera", begun)).phone
    lately = teller.ago(hours=5)
    yield lately
    answers = {"happened_at": lately.strftime("%Y-%m-%dT%H:%M"), "sex": "sex/male"}
    _arrive(teller, phone, 1, "contact", answers, sealed_at=lately, by=teller.actor("vera", lately))


def _arrive(
    teller: Teller,
    phone: Phone,
    number: int,
    form: str,
    answers: dict[str, Any],
    *,
    sealed_at: datetime,
    by: Actor,
) -> None:
    """As the app seals it and the slot receives it."""
    which, key = teller.submission(), envelope_key()
    plain = json.dumps({"form": form, "at": sealed_at.isoformat(), "answers": answers}).encode()
    content = seal_envelope(plain.ljust(1024), key, info=bound(which, number, phone.pk, key.number))
    receive(Sealed(which, number, phone.pk, key.number, content, by.at), phone, by=by)
    handle_waiting(phone, by=by)
