"""What became of envelopes, and which phones there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.front.field.models import Envelope, Phone
from hearth.front.field.queries.leases import LeaseLine, newest_leases

MOST = 200
COUNTED = "the coordinator sees how many envelopes of a phone wait, never what is in them"


@dataclass(frozen=True)
class PhoneLine:
    """One phone in the list of whoever looks after phones."""

    phone: Phone
    waiting: int
    refused: int
    held: int
    lease: LeaseLine | None = None  # the last one that was taken along on it


def states_of(ids: Collection[UUID], actor: Actor) -> list[dict[str, Any]]:
    """Of these envelopes, as the phone remembers them: a code, an hour, how many were told."""
    rows = Envelope.objects.visible_to(actor).filter(pk__in=list(ids)[:MOST])
    return [state_of(row) for row in rows]


def state_of(row: Envelope) -> dict[str, Any]:
    at = row.ended_at or row.received_at
    said: dict[str, Any] = {"id": str(row.pk), "state": row.state, "at": at.isoformat()}
    if row.told is not None:
        said["told"] = row.told
    return said


def mine(actor: Actor) -> list[PhoneLine]:
    """The actor's own phones."""
    return _lines(Phone.objects.filter(user=actor.user), actor)


def all_phones(actor: Actor) -> list[PhoneLine]:
    """Every phone for an administrator; for a coordinator those of the organisation's units."""
    phones = Phone.objects.all()
    if Role.ADMINISTRATOR not in actor.roles:
        phones = phones.filter(unit__organisation=actor.unit.organisation)
    return _lines(phones, actor)


def _lines(phones: Any, actor: Actor) -> list[PhoneLine]:
    rows = list(phones.select_related("user", "unit").order_by("-registered_at", "id")[:MOST])
    counted = Counter(
        Envelope.objects.unscoped(because=COUNTED)
        .filter(phone__in=[phone.pk for phone in rows])
        .exclude(state__in=[Envelope.State.HANDLED, Envelope.State.MENDED, Envelope.State.ASIDE])
        .values_list("phone", "state")
    )
    states = Envelope.State
    leases = newest_leases(rows, actor.at)
    return [
        PhoneLine(
            phone,
            counted[phone.pk, states.RECEIVED],
            counted[phone.pk, states.REFUSED],
            counted[phone.pk, states.HELD],
            leases.get(phone.pk),
        )
        for phone in rows
    ]
