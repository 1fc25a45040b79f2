"""Every night: case files that exist come under an oversight that is newer than they."""

from __future__ import annotations

from datetime import datetime

from hearth.foundation.access.oversight import catch_up
from hearth.foundation.jobs.house import house_actor
from hearth.foundation.jobs.jobs import every_night


@every_night("cases.oversight", at="02:40")
def oversee(at: datetime) -> int:
    return catch_up(by=house_actor(at))
