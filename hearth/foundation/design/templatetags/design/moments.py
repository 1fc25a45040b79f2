"""Dates, hours and deadlines inside a template. "Now" is always handed in: {{ actor.at }}."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.html import format_html
from django.utils.safestring import SafeString

from hearth.foundation.design import dates


def when(moment: date | None, now: datetime | None = None) -> SafeString:
    """{% when moment %} in full, {% when moment now %} as short as the day allows."""
    if moment is None:
        return SafeString("")
    if isinstance(moment, datetime):
        shown = dates.shortly(moment, now) if now else dates.in_full(moment)
        return _time(dates.local(moment).isoformat(timespec="minutes"), shown)
    return _time(moment.isoformat(), dates.on_day(moment))


def on_day(moment: date | None) -> str:
    return dates.on_day(moment) if moment else ""


def at_hour(moment: datetime | None) -> str:
    return dates.at_hour(moment) if moment else ""


def named_day(day: date | None) -> str:
    return dates.named_day(day) if day else ""


def ago(moment: datetime | None, now: datetime) -> str:
    return dates.ago(moment, now) if moment else ""


def due(moment: datetime | None, now: datetime) -> str:
    return dates.due(moment, now) if moment else ""


def within(length: timedelta | None) -> str:
    return dates.within(length) if length is not None else ""


def _time(machine: str, shown: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', machine, shown)
