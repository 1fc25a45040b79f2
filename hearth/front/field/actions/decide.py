"""What nobody could handle: whoever answers for the phones lets it go, or sets it aside.

They see which phone, when and why, and never what is in it: it stays sealed in its writer's drawer,
and what is tried again is done in the writer's name, as it was filled in.
"""

from __future__ import annotations

from hearth.foundation.access.actor import Actor, act_as
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.front.field.actions.handle import handle_waiting
from hearth.front.field.models import Envelope, Phone

DECIDED = "whoever answers for the phones decides what becomes of a held envelope"
DECIDABLE = (Envelope.State.HELD, Envelope.State.REFUSED, Envelope.State.ASIDE)


class AlreadyDecided(Exception):
    """Somebody was quicker, or its writer has put it right meanwhile."""


def try_again(envelope: Envelope, phone: Phone, *, by: Actor) -> Envelope.State:
    """Let it go its way after all. What still stands in the way is said as before."""
    _let_go(envelope, by=by)
    handle_waiting(phone, by=act_as(phone.user, at=by.at))
    rows = Envelope.objects.unscoped(because=DECIDED).filter(pk=envelope.pk)
    return Envelope.State(rows.values_list("state", flat=True).get())


@deed
def set_aside(envelope: Envelope, reason: Envelope.Reason, *, by: Actor) -> None:
    """Nothing is to be done with it. It is kept as it came, and may be tried again later."""
    _decide(envelope, by, state=Envelope.State.ASIDE, aside_because=reason)
    record("field.set-aside", None, by=by, what="field.envelope", which=envelope.pk, reason=reason)


@deed
def _let_go(envelope: Envelope, *, by: Actor) -> None:
    _decide(envelope, by, state=Envelope.State.RECEIVED, aside_because="", tries=0, faults=[])
    record("field.tried-again", None, by=by, what="field.envelope", which=envelope.pk)


def _decide(envelope: Envelope, by: Actor, **columns: object) -> None:
    rows = Envelope.objects.unscoped(because=DECIDED)
    waiting = rows.filter(pk=envelope.pk, state=envelope.state, state__in=DECIDABLE)
    if not waiting.update(decided_at=by.at, decided_by=by.user, **columns):
        raise AlreadyDecided
