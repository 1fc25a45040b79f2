"""Envelopes that nobody could handle, for whoever answers for the phones; and what Today says.

Which phone, when and why. What is in them stays in their writers' drawers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.front.field.faults import WHOLE
from hearth.front.field.models import Envelope, Phone

MOST = 100
SEEN = "whoever answers for the phones sees why an envelope waits, never what is in it"
STUCK = timedelta(hours=1)  # received so long ago and not handled: the minute hand did not manage
LONG = timedelta(days=3)  # then the coordinator is asked as well
HOPELESS = [[f"{WHOLE}:{why}"] for why in ("unreadable", "trouble", "unknown-form")]


@dataclass(frozen=True)
class HeldLine:
    """One envelope: whose phone, when it came, why it waits."""

    pk: UUID
    phone: Phone
    number: int
    state: str
    why: str
    received_at: datetime
    decided_at: datetime | None
    decided_by: str


def held(actor: Actor) -> list[HeldLine]:
    """Those that wait for a decision, the oldest first; then those that were set aside."""
    rows = _theirs(actor).filter(_waits(actor.at) | Q(state=Envelope.State.ASIDE))
    found = [_line(row) for row in rows.order_by("received_at", "id")[:MOST]]
    return sorted(found, key=lambda line: line.state == Envelope.State.ASIDE)


def held_one(which: UUID, actor: Actor) -> Envelope | None:
    """The envelope, if it is among those."""
    rows = _theirs(actor).filter(_waits(actor.at) | Q(state=Envelope.State.ASIDE))
    found: Envelope | None = rows.filter(pk=which).first()
    return found


def oldest_held(actor: Actor) -> datetime | None:
    """Since when something waits for the actor's decision; nothing for whoever decides nothing."""
    if Role.COORDINATOR not in actor.roles:
        return None
    first = _theirs(actor).filter(_waits(actor.at)).order_by("received_at").first()
    return first.received_at if first else None


def to_put_right(actor: Actor) -> list[Envelope]:
    """The actor's own refused forms, the oldest first."""
    mine = Envelope.objects.visible_to(actor).filter(phone__user=actor.user)
    waiting = mine.filter(state=Envelope.State.REFUSED).exclude(faults__in=HOPELESS)
    return list(waiting.order_by("received_at", "id")[:MOST])


def silent_phones(actor: Actor) -> list[Phone]:
    """Phones nobody has heard of for three days in the middle of a shift: one's own, or all."""
    phones = Phone.objects.trusted().filter(warned_at__isnull=False)
    if Role.COORDINATOR in actor.roles:
        phones = phones.filter(unit__organisation=actor.unit.organisation)
    else:
        phones = phones.filter(user=actor.user)
    return list(phones.select_related("user", "unit").order_by("seen_at", "id")[:MOST])


def _theirs(actor: Actor) -> Any:
    rows: QuerySet[Envelope] = Envelope.objects.unscoped(because=SEEN).select_related(
        "phone__user", "phone__unit", "decided_by"
    )
    return rows.filter(phone__unit__organisation=actor.unit.organisation)


def _waits(at: datetime) -> Q:
    """Nobody can deal with it; or its writer has not put it right for so long."""
    states = Envelope.State
    return (
        Q(state=states.HELD)
        | Q(state=states.REFUSED, faults__in=HOPELESS)
        | Q(state=states.REFUSED, received_at__lt=at - LONG)
        | Q(state=states.RECEIVED, received_at__lt=at - STUCK)
    )


def _line(row: Envelope) -> HeldLine:
    why = "revoked" if row.state == Envelope.State.HELD else ""
    if row.state == Envelope.State.RECEIVED:
        why = "stuck"
    if row.state == Envelope.State.REFUSED:
        why = row.faults[0].removeprefix(f"{WHOLE}:") if row.faults in HOPELESS else "missing"
    return HeldLine(
        pk=row.pk,
        phone=row.phone,
        number=row.number,
        state=row.state,
        why=why or row.aside_because,
        received_at=row.received_at,
        decided_at=row.decided_at,
        decided_by=row.decided_by.short_name if row.decided_by else "",
    )
