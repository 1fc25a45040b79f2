"""Every minute: alerts nobody answered climb their roster."""

from __future__ import annotations

from datetime import datetime

from hearth.casework.duties.actions.climb import climb
from hearth.casework.duties.models import Alert
from hearth.foundation.jobs.house import house_actor
from hearth.foundation.jobs.jobs import every_minute

MOST = 500  # in one minute; the rest waits for the next
UNANSWERED = "an unanswered alert climbs the roster"


@every_minute("duties.escalate")
def escalate(at: datetime) -> int:
    return climb_the_unanswered(at)


def climb_the_unanswered(at: datetime) -> int:
    """Returns how many alerts climbed. Two workers at once wake nobody twice: climb() claims."""
    by = house_actor(at)
    late = Alert.objects.unscoped(because=UNANSWERED).to_escalate(at).select_related("notice__unit")
    return sum(climb(alert, by=by) is not None for alert in late[:MOST])
