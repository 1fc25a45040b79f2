"""What the worker does for letters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hearth.foundation.jobs.house import house_actor
from hearth.foundation.jobs.jobs import job
from hearth.foundation.messaging import actions
from hearth.foundation.messaging.errands import DELIVER, WAKE

STALE = timedelta(days=1)  # an alert still unanswered then has long been climbing its roster


@job(DELIVER)
def deliver(letter: str, *, at: datetime) -> None:
    """One letter. If it did not go, this fails, and is tried again."""
    actions.deliver(UUID(letter), by=house_actor(at))


@job(WAKE)
def wake(
    units: Sequence[str],
    people: Sequence[str],
    because: str,
    about: str,
    since: int,
    *,
    at: datetime,
) -> None:
    """Whoever is on duty at this moment. Nobody is woken for what was written down afterwards."""
    if at - datetime.fromtimestamp(since, tz=UTC) > STALE:
        return
    actions.wake_now(
        [UUID(unit) for unit in units],
        people=[UUID(person) for person in people],
        because=because,
        about=UUID(about),
        by=house_actor(at),
    )
