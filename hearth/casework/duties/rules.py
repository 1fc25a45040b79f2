"""When an alert is due, and who is next when nobody answers. No database, no clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

P = TypeVar("P")
LEAST = timedelta(minutes=1)  # nothing is late at birth
PACE = timedelta(minutes=15)
SETTLED = timedelta(hours=4)
QUICK = 3  # steps at the first pace


@dataclass(frozen=True)
class Times:
    due_at: datetime
    escalates_at: datetime | None


def times(raised_at: datetime, within: timedelta, escalate_after: timedelta | None) -> Times:
    """By when an answer is owed, and when the alert climbs if none has come.

    "At once" tells the unit in the same moment; its answer is owed by the time it would climb.
    """
    owed = within or escalate_after or LEAST
    climbs = None if escalate_after is None else raised_at + max(escalate_after, LEAST)
    return Times(raised_at + max(owed, LEAST), climbs)


@dataclass(frozen=True)
class Next(Generic[P]):
    """Who is woken now: one of the roster, or nobody left in the unit."""

    person: P | None
    last: bool


def next_on(roster: Sequence[P], steps: int) -> Next[P]:
    """The first of the roster was told when the alert was raised; each step wakes the next.

    When the roster is through, the alert leaves the unit and falls to our own duty officer.
    """
    position = steps + 1
    if position < len(roster):
        return Next(roster[position], last=False)
    return Next(None, last=True)


def pace(steps: int) -> timedelta:
    """When an alert that nobody answers is brought up again: every quarter of an hour at first,
    then ever slower, until it settles at four hours. It never stops, and never hurries for ever.
    """
    slower = min(max(steps - QUICK, 0), 8)
    return min(PACE * int(2**slower), SETTLED)
