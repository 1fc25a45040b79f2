"""Moments said the way people here say them: 19.03.2026, 07:50, "brenda 15 minutash"."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def local(moment: datetime) -> datetime:
    """The same moment on the wall clock of this country."""
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def on_day(day: date) -> str:
    """19.03.2026"""
    return f"{_day_of(day):%d.%m.%Y}"


def at_hour(moment: datetime) -> str:
    """07:50"""
    return f"{local(moment):%H:%M}"


def in_full(moment: date) -> str:
    """19.03.2026 07:50 for a moment; 19.03.2026 for a day."""
    if isinstance(moment, datetime):
        return f"{on_day(moment)} {at_hour(moment)}"
    return on_day(moment)


def named_day(day: date) -> str:
    """e enjte 19 mars"""
    here = _day_of(day)
    return _("%(weekday)s %(day)s %(month)s") % {
        "weekday": _lowered(str(WEEKDAYS[here.weekday()])),
        "day": here.day,
        "month": _lowered(str(MONTHS[here.month])),
    }


def shortly(moment: datetime, now: datetime) -> str:
    """As short as the moment allows: 07:50 today, tomorrow 09:10, else 19.03.2026 07:50."""
    days = (_day_of(moment) - _day_of(now)).days
    if days == 0:
        return at_hour(moment)
    if days == 1:
        return _("tomorrow %(hour)s") % {"hour": at_hour(moment)}
    if days == -1:
        return _("yesterday %(hour)s") % {"hour": at_hour(moment)}
    return in_full(moment)


def ago(moment: datetime, now: datetime) -> str:
    """4 minutes ago"""
    count, unit = _measured(now - moment)
    if unit == "minute" and count == 0:
        return _("just now")
    sentences = {
        "minute": ngettext("%(count)d minute ago", "%(count)d minutes ago", count),
        "hour": ngettext("%(count)d hour ago", "%(count)d hours ago", count),
        "day": ngettext("%(count)d day ago", "%(count)d days ago", count),
    }
    return sentences[unit] % {"count": count}


def within(duration: timedelta) -> str:
    """within 15 minutes"""
    count, unit = _measured(max(duration, MINUTE))
    sentences = {
        "minute": ngettext("within %(count)d minute", "within %(count)d minutes", count),
        "hour": ngettext("within %(count)d hour", "within %(count)d hours", count),
        "day": ngettext("within %(count)d day", "within %(count)d days", count),
    }
    return sentences[unit] % {"count": count}


def length(duration: timedelta) -> str:
    """24 hours"""
    count, unit = _measured(max(duration, MINUTE))
    sentences = {
        "minute": ngettext("%(count)d minute", "%(count)d minutes", count),
        "hour": ngettext("%(count)d hour", "%(count)d hours", count),
        "day": ngettext("%(count)d day", "%(count)d days", count),
    }
    return sentences[unit] % {"count": count}


def late_by(duration: timedelta) -> str:
    """2 hours late"""
    count, unit = _measured(max(duration, MINUTE))
    sentences = {
        "minute": ngettext("%(count)d minute late", "%(count)d minutes late", count),
        "hour": ngettext("%(count)d hour late", "%(count)d hours late", count),
        "day": ngettext("%(count)d day late", "%(count)d days late", count),
    }
    return sentences[unit] % {"count": count}


def due(moment: datetime, now: datetime) -> str:
    """Before the deadline "within …", after it "… late"."""
    return within(moment - now) if moment > now else late_by(now - moment)


def _measured(duration: timedelta) -> tuple[int, str]:
    """The largest whole unit; a deadline of 24 hours stays hours, as the law writes it."""
    if duration < HOUR:
        return max(0, int(duration / MINUTE)), "minute"
    if duration < 2 * DAY:
        return int(duration / HOUR), "hour"
    return int(duration / DAY), "day"


def _day_of(day: date) -> date:
    return local(day).date() if isinstance(day, datetime) else day


def _lowered(word: str) -> str:
    """Albanian writes days and months small; English does not."""
    return word.lower() if get_language() == "sq" else word
