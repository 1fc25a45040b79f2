"""The minute hand: what a killed server left behind is handled."""

from __future__ import annotations

from datetime import datetime, timedelta

from hearth.areas.outreach.models import Shift, ShiftEnd
from hearth.foundation.access.actor import act_as
from hearth.foundation.jobs.house import house_actor
from hearth.foundation.jobs.jobs import every_minute
from hearth.front.field.actions import TOO_LONG, handle_waiting, warn_of_silence
from hearth.front.field.models import Envelope, Phone

FORGOTTEN = timedelta(days=14)  # a shift nobody ended so long ago is a mistake of the book
SILENT = "a phone that fell silent in the middle of a shift is looked for"
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


@every_minute("field.silence")
def look_for_silence(at: datetime) -> int:
    return warn_of_silent_phones(at)


def warn_of_silent_phones(at: datetime) -> int:
    """Phones whose owner went out, has not come back, and which nobody has heard of for three days.

    The phone cannot say so itself: it has no signal. Returns how many were warned of.
    """
    silent = Phone.objects.trusted().filter(seen_at__lt=at - TOO_LONG, warned_at__isnull=True)
    out = Shift.objects.unscoped(because=SILENT).filter(by__in=silent.values("user"))
    back = ShiftEnd.objects.unscoped(because=SILENT).values("shift")
    owners = set(
        out.exclude(pk__in=back).filter(at__gt=at - FORGOTTEN).values_list("by", flat=True)
    )
    return sum(
        warn_of_silence(phone, by=house_actor(at)) for phone in silent.filter(user__in=owners)
    )
