"""Every minute: what arrived and was not handled in the moment itself."""

from __future__ import annotations

from datetime import datetime

from hearth.foundation.jobs.jobs import every_minute
from hearth.front.openrosa.actions import handle_now
from hearth.front.openrosa.actions.handle import as_its_writer
from hearth.front.openrosa.models import Arrival

MOST = 200
WAITING = "what a telephone delivered is handled, though nobody is there"


@every_minute("openrosa.handle")
def handle_waiting(at: datetime) -> int:
    return handle_all_waiting(at)


def handle_all_waiting(at: datetime) -> int:
    """Returns how many arrivals were looked at."""
    rows = Arrival.objects.unscoped(because=WAITING).to_handle().select_related("by")
    waiting = list(rows.filter(received_at__lt=at)[:MOST])
    for arrival in waiting:
        handle_now(arrival.pk, by=as_its_writer(arrival))
    return len(waiting)
