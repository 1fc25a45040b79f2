"""The minute hand: who should be back and is not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hearth.areas.outreach.actions.missed import say_they_are_missed
from hearth.areas.outreach.models import Shift, ShiftEnd
from hearth.areas.outreach.policy import outreach_policy
from hearth.areas.outreach.queries.units import LOOKS_BACK
from hearth.foundation.jobs.house import house_actor
from hearth.foundation.jobs.jobs import every_minute

MISSED = "whoever is not back in time is missed"


@every_minute("outreach.missed")
def look_for_the_missed(at: datetime) -> int:
    return miss_whoever_is_late(at)


def miss_whoever_is_late(at: datetime) -> int:
    """Those past their hour and its grace, of the last days. Returns for how many a letter went.

    Who has gone out again since then has come back in between.
    """
    shifts: Any = Shift.objects.unscoped(because=MISSED)
    back = ShiftEnd.objects.unscoped(because=MISSED).values("shift")
    late = shifts.filter(
        back_by__lt=at - outreach_policy().grace,
        happened_at__gte=at - LOOKS_BACK,
        missed_at__isnull=True,
    )
    return sum(
        say_they_are_missed(shift, by=house_actor(at))
        for shift in late.exclude(pk__in=back).select_related("unit")
        if not shifts.filter(by=shift.by_id, happened_at__gt=shift.happened_at).exists()
    )
