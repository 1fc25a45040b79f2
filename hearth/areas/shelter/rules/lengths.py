"""Nights in a month, and bands of length of stay. No database, no clock."""

from __future__ import annotations

from datetime import date

BANDS = ("days", "month", "quarter", "half", "year", "more")
UP_TO = {"days": 3, "month": 31, "quarter": 92, "half": 183, "year": 366}


def nights_in(span: tuple[date, date], first: date, last: date) -> int:
    """How many nights of a span, whose last day is its morning, lie from `first` before `last`."""
    return max(0, (min(span[1], last) - max(span[0], first)).days)


def band_of(days: int) -> str:
    """The band a length falls into."""
    return next((band for band, most in UP_TO.items() if days <= most), BANDS[-1])
