"""Which moment a row counts at, and when somebody who is outside is missed."""

from __future__ import annotations

from datetime import datetime, timedelta


def believed(happened_at: datetime, received_at: datetime) -> datetime:
    """The worker's own clock, unless it runs ahead: then the moment of receipt."""
    return min(happened_at, received_at)


def is_missed(back_by: datetime, now: datetime, grace: timedelta) -> bool:
    """Nobody has said that they are back, and the hour with its grace is past."""
    return now > back_by + grace
