"""Which day comes next. A month is a calendar month, or its last day where it has no such day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Kind(StrEnum):
    """What a day of the plan is for."""

    VISIT = "visit"
    REVIEW = "review"
    RISK = "risk"
    ACTION = "action"


@dataclass(frozen=True)
class Thinning:
    """Until so many months have passed, every so many days."""

    until_months: int
    every_days: int


def months_on(day: date, months: int) -> date:
    """The same day so many months on."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_visit(last: date, every_days: int) -> date:
    return last + timedelta(days=every_days)


def next_monitoring_visit(began: date, last: date, steps: Sequence[Thinning]) -> date | None:
    """Meetings thin out as the months pass; None when monitoring is over."""
    for step in steps:
        end = months_on(began, step.until_months)
        if last < end:
            return min(last + timedelta(days=step.every_days), max(end, last + timedelta(days=1)))
    return None


def judged_again(held_on: date, days: int, wished: date | None) -> date:
    """No later than the page allows. The worker may say an earlier day, never a later one."""
    latest = held_on + timedelta(days=days)
    return min(wished, latest) if wished and wished > held_on else latest
