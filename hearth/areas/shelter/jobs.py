"""Every minute: holds whose time is over. Every night: who is still there keeps the bed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from hearth.areas.shelter.actions import keep_bed, lapse
from hearth.areas.shelter.models import Booking, Stay
from hearth.foundation.jobs.house import house_actor
from hearth.foundation.jobs.jobs import every_minute, every_night

MOST = 500  # in one minute; the rest waits for the next
LAPSED = "a hold ends by itself"
STILL_THERE = "who is still there keeps the bed"


@every_minute("shelter.lapse")
def lapse_holds(at: datetime) -> int:
    return let_lapsed_go(at)


@every_night("shelter.still-there", at="21:30")
def still_there(at: datetime) -> int:
    return keep_beds(at)


def let_lapsed_go(at: datetime) -> int:
    """Returns how many were let go. Two workers at once release nothing twice."""
    by = house_actor(at)
    rows = Booking.objects.unscoped(because=LAPSED).lapsed(at).select_related("house")
    return sum(lapse(booking, by=by) for booking in rows[:MOST])


def keep_beds(at: datetime) -> int:
    """A stay never ends because a day on paper has come: the bed is kept for one more night."""
    by = house_actor(at)
    stays = Stay.objects.unscoped(because=STILL_THERE).still_there()
    tomorrow = timezone.localdate(at) + timedelta(days=1)
    return sum(keep_bed(stay, by=by) for stay in stays.due_before(tomorrow)[:MOST])
