"""What is decided about work and school: when to ask again, and where it stands. No database."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

CHECKED_AFTER = (3, 6, 12)  # months; issue 4 of the house
CONFIRMED_FOR = 180  # days for which a course is believed to be still offered; our proposal


class Kept(StrEnum):
    """What a check found, as the code list `kept` has it."""

    SAME = "kept/same"
    OTHER = "kept/other"
    NO = "kept/no"
    NOT_REACHED = "kept/not-reached"


class Mark(StrEnum):
    """Where one check stands on a day."""

    COMING = "coming"
    DUE = "due"
    LATE = "late"
    ENDED = "ended"  # the work had ended before: nobody is asked
    SAME = "same"
    OTHER = "other"
    NO = "no"
    NOT_REACHED = "not-reached"


class AtSchool(StrEnum):
    """Where schooling stands: what the newest step says."""

    IN = "in"
    OFTEN_ABSENT = "often-absent"
    OUT = "out"
    FINISHED = "finished"


OUT = frozenset({"schooling-step/dropped-out"})
FINISHED = frozenset({"schooling-step/finished"})
ABSENT = frozenset({"schooling-step/often-absent"})
LATE_AFTER = 14  # days; our proposal


@dataclass(frozen=True)
class Answered:
    """One check as the table holds it."""

    due_on: date
    kept: str | None
    ended: bool


def due_on(began_on: date, months: int) -> date:
    """The same day of a later month, or its last: 30 November and three months is 28 February."""
    year, month = divmod(began_on.month - 1 + months, 12)
    year, month = began_on.year + year, month + 1
    return date(year, month, min(began_on.day, calendar.monthrange(year, month)[1]))


def mark(check: Answered, today: date) -> Mark:
    """An answer if there is one; else how the day stands to the due day."""
    if check.kept:
        return Mark(check.kept.rpartition("/")[2])
    if check.ended:
        return Mark.ENDED
    if today < check.due_on:
        return Mark.COMING
    return Mark.LATE if (today - check.due_on).days > LATE_AFTER else Mark.DUE


def counts_as_kept(kept: str | None) -> bool:
    """Work elsewhere counts: what matters is that she earns her living."""
    return kept in (Kept.SAME, Kept.OTHER)


def at_school(newest_step: str) -> AtSchool:
    if newest_step in OUT:
        return AtSchool.OUT
    if newest_step in FINISHED:
        return AtSchool.FINISHED
    return AtSchool.OFTEN_ABSENT if newest_step in ABSENT else AtSchool.IN


def needs_asking_again(confirmed_on: date, today: date) -> bool:
    """Whether a course was confirmed so long ago that somebody should telephone first."""
    return (today - confirmed_on).days > CONFIRMED_FOR


def came_in_all(weeks: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Of how many meetings she came to how many, over all weeks."""
    return sum(came for came, _ in weeks), sum(held for _, held in weeks)
