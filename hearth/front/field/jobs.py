"""The minute hand: what a killed server left behind is handled."""

from __future__ import annotations

from datetime import datetime

from hearth.foundation.access.actor import act_as
from hearth.foundation.jobs.jobs import every_minute
from hearth.front.field.actions import handle_waiting
from hearth.front.field.models import Envelope, Phone

WAITING = "what a killed server left behind is handled"


@every_minute("field.handle")
def handle_the_rest(at: datetime) -> int:
    return handle_what_waits(at)


def handle_what_waits(at: datetime) -> int:
    """Returns how many were handled. Those who send at this moment handle their own."""
    rows = Envelope.objects.unscoped(because=WAITING).filter(state=Envelope.State.RECEIVED)
    phones = Phone.objects.trusted().filter(pk__in=set(rows.values_list("phone", flat=True)))
    return sum(
        handle_waiting(phone, by=act_as(phone.user, at=at))
        for phone in phones.select_related("user")
    )
