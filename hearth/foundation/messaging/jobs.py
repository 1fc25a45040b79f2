"""What the worker does for letters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db import transaction

from hearth.foundation.jobs.along import take_along
from hearth.foundation.jobs.house import house_actor
from hearth.foundation.jobs.jobs import job
from hearth.foundation.messaging import actions
from hearth.foundation.messaging.actions import Waking
from hearth.foundation.messaging.errands import DELIVER, WAKE

STALE = timedelta(days=1)  # an alert still unanswered then has long been climbing its roster
TOGETHER = 50  # wakings in one go: as many as a burst brings, and no transaction that lasts
REST = 0.25  # seconds: the screen comes first, and no telephone rings noticeably later for it


@job(DELIVER)
def deliver(letters: Sequence[str] = (), letter: str = "", *, at: datetime) -> None:
    """Some letters. If one did not go this fails, and that one is tried again, and no other.

    `letter`: so were errands written when each carried one letter; some may still wait.
    """
    which = [*letters, letter] if letter else letters
    actions.deliver_together([UUID(each) for each in which], by=house_actor(at))


@job(WAKE, rest=REST)
def wake(
    units: Sequence[str],
    people: Sequence[str],
    because: str,
    about: str,
    since: int,
    *,
    at: datetime,
) -> None:
    """Whoever is on duty at this moment, for this and for all that waits to be woken besides.

    Each still gets a letter for each: the last may be the one that somebody looks at. Nobody is
    woken for what was written down afterwards.
    """
    with transaction.atomic():
        wakings = [
            _waking(units, people, because, about, since, at=at),
            *(_waking(**ids, at=at) for ids in take_along(WAKE, most=TOGETHER)),
        ]
        actions.wake_together([each for each in wakings if each], by=house_actor(at))


def _waking(
    units: Sequence[str],
    people: Sequence[str],
    because: str,
    about: str,
    since: int,
    *,
    at: datetime,
) -> Waking | None:
    if at - datetime.fromtimestamp(since, tz=UTC) > STALE:
        return None
    return Waking(frozenset(map(UUID, units)), frozenset(map(UUID, people)), because, UUID(about))
