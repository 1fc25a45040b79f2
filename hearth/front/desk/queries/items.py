"""A line of the day, whoever brings it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.utils import timezone

Said = str | Callable[[], str]  # or how it would be said: asked only of a line that is shown


class Group(StrEnum):
    DANGER = "danger"
    LATE = "late"
    DUE = "due"
    COMING = "coming"


@dataclass(frozen=True)
class Item:
    """One line of the day: what, about which number, by when, and the one act.

    `post_to`: the act is one click; without it the act is to open the line.
    """

    what: Said
    number: str
    due_at: datetime
    danger: bool
    address: Said
    act: str
    post_to: Said = ""
    key: str = ""

    def group(self, now: datetime, tomorrow: datetime) -> Group:
        if self.danger:
            return Group.DANGER
        if self.due_at < now:
            return Group.LATE
        return Group.DUE if self.due_at < tomorrow else Group.COMING


def midnight(now: datetime, *, days: int = 0) -> datetime:
    """When this day began here, or began or will begin another."""
    day = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    return timezone.make_aware(day + timedelta(days=days))
