"""Every minute: alerts nobody answered climb their roster."""

from __future__ import annotations

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hearth.casework.duties.actions.climb import climb
from hearth.casework.duties.models import Alert
from hearth.foundation.jobs.house import house_actor


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="escalate", pass_context=False)
def escalate(timestamp: int) -> int:
    """Returns how many alerts climbed. Two workers at once wake nobody twice: climb() claims."""
    by = house_actor(datetime.fromtimestamp(timestamp, tz=UTC))
    waiting = Alert.objects.unscoped(because="an unanswered alert climbs the roster").to_escalate(by.at)
    return sum(climb(alert, by=by) is not None for alert in waiting.select_related("notice__unit")[:500])
