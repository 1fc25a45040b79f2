"""They should be back, and nobody has said that they are: whoever coordinates is written to."""

from __future__ import annotations

from typing import Any

from hearth.areas.outreach.actions.book import coordinators_of
from hearth.areas.outreach.happened import Happened
from hearth.areas.outreach.models import Shift
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.messaging.actions import wake

MISSED = "whoever is not back in time is missed"


@deed
def say_they_are_missed(shift: Shift, *, by: Actor) -> bool:
    """Once for each shift; two workers at the clock write to nobody twice.

    The letter says that there is something to see. Who and where stands on Today.
    """
    rows: Any = Shift.objects.unscoped(because=MISSED)
    if not rows.filter(pk=shift.pk, missed_at__isnull=True).update(missed_at=by.at):
        return False
    units = [unit.pk for unit in coordinators_of(shift.unit, by)]
    wake(units, because="overdue", about=shift.pk, by=by)
    record(Happened.SHIFT_MISSED, shift.dossier_id, by=by, which=shift.pk)
    return True
