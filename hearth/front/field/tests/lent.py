"""Cases that were taken along on a phone, for the tests; the key is one they can open."""

from __future__ import annotations

import base64
import json
from datetime import timedelta
from typing import Any

from django.utils import timezone

from hearth.casework.cases.actions import close
from hearth.casework.cases.models import Case
from hearth.casework.cases.tests.scene import met
from hearth.casework.people.rules import ContactRules
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import House, identity
from hearth.foundation.accounts.models import Membership
from hearth.foundation.audit.models import Event
from hearth.foundation.vault.envelopes import envelope_key, open_envelope
from hearth.front.field import actions
from hearth.front.field.lease import Taking
from hearth.front.field.models import Lease
from hearth.front.field.packet import VERSION
from hearth.front.field.tests.phones import Handset, post
from tests.cast import at

HOUR = timedelta(hours=1)
PHONE, STREET, COUSIN = "+355 69 777 1234", "Rruga e Shpikur 7", "kushërira Provë"
RULES = ContactRules(
    phone=PHONE,
    may_call=True,
    begins="10:00",
    ends="16:00",
    say="Jam nga dyqani i shpikur",
    address=STREET,
    may_visit=True,
    otherwise=COUSIN,
    shared=COUSIN,
)


def now(actor: Actor) -> Actor:
    return at(actor, timezone.now())


def a_case(by: Actor, *, given: str = "Kanarina") -> Case:
    return met(at(by, timezone.now() - HOUR), given=given)


def taken(phone: Handset, owner: Actor, *cases: Case, hours: float = 4) -> Lease:
    """As the page does it. The key is the house's own, so that the test can open what comes."""
    asked = Taking(tuple(case.pk for case in cases), timedelta(hours=hours), envelope_key().point)
    return actions.take(asked, phone.phone, by=now(owner))


def fetch(phone: Handset, have: dict[str, int] | None = None, *, point: bytes | None = None) -> Any:
    held = envelope_key().point if point is None else point
    said = {"point": base64.b64encode(held).decode(), "have": have or {}}
    answer = post(phone, "/field/lease", said)
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


def opened(phone: Handset, answer: Any, nth: int = 0) -> dict[str, Any]:
    one, lease = answer["cases"][nth], answer["lease"]
    info = f"{VERSION}|{lease['id']}|{phone.phone.pk}|{one['id']}|{one['version']}|{lease['until']}"
    sealed = base64.b64decode(one["sealed"])
    said: dict[str, Any] = json.loads(
        open_envelope(envelope_key().number, sealed, info=info.encode())
    )
    return said


def recorded(kind: str) -> list[Event]:
    return list(Event.objects.unscoped(because="test").filter(kind=kind).order_by("at"))


def closed(case: Case, by: Actor) -> None:
    close(case, reason="closing-reason/goals-achieved", by=now(by))


def left(who: Actor) -> None:
    """She does not work here any more."""
    with identity(House("test: somebody leaves")):
        Membership.objects.filter(user=who.user).update(ends_at=timezone.now())


def moved(lease: Lease, by: timedelta) -> None:
    """As if it had been taken at another hour."""
    row = Lease.objects.filter(pk=lease.pk)
    row.update(taken_at=lease.taken_at + by, until=lease.until + by)
