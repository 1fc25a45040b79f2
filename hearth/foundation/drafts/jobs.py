"""What the worker does for drafts."""

from __future__ import annotations

from datetime import datetime

from hearth.foundation.drafts import actions
from hearth.foundation.jobs.house import house_actor
from hearth.foundation.jobs.jobs import every_night


@every_night("drafts.clear", at="02:40")
def clear(*, at: datetime) -> None:
    """Thirty days are enough."""
    actions.clear_old(by=house_actor(at))
