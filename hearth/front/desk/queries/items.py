"""A line of the day, whoever brings it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils import timezone


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

    what: str
    number: str
    due_at: datetime
    danger: bool
    address: str
    act: str
    post_to: str = ""
    key: str = ""

    def group(self, now: datetime) -> Group:
        if self.danger:
            return Group.DANGER
        if self.due_at < now:
            return Group.LATE
        today = timezone.localtime(now).date()
        return Group.DUE if timezone.localtime(self.due_at).date() <= today else Group.COMING
