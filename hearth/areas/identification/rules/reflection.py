"""How long the reflection and recovery period lasts. No database, no clock.

Source of the length: policy/duties.toml, limit T-RR. Counted in calendar months: three months
from 30 November end on the last day of February.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def ends_on(begins_on: date, months: int) -> date:
    """The first day after the period: the same day of the month, or the last there is."""
    count = begins_on.year * 12 + begins_on.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(begins_on.day, monthrange(year, month + 1)[1]))


def days_left(ends: date, today: date) -> int:
    """Whole days until the period is over; none once it is."""
    return max((ends - today).days, 0)


def ends_soon(ends: date, today: date, warn_days: int) -> bool:
    return today < ends <= today + timedelta(days=warn_days)
