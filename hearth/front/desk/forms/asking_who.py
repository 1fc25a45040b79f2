"""Which file, and when: a day as 19.03.2026, or a month as 03.2026."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearth.casework.cases.forms.parts import text
from hearth.casework.cases.rules import number_in
from hearth.foundation.access.spans import Span

MONTH = re.compile(r"(\d{1,2})[./-](\d{4})")
DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


class WhoCouldReadForm(forms.Form):
    """The number is read off a paper; the time is asked the way people say it."""

    number = text(
        _("Case number"),
        most=20,
        required=True,
        help_text=_("Such as 4417-K9TM. It stands at the top of the case file."),
    )
    when = text(
        _("Which day, or which month?"),
        most=12,
        required=True,
        help_text=_("Such as 19.03.2026 for a day, or 03.2026 for a whole month."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["number"].error_messages["required"] = _("Write the case number.")
        self.fields["when"].error_messages["required"] = _("Write a day or a month.")

    def clean_number(self) -> str:
        number = number_in(self.cleaned_data["number"])
        if not number:
            raise forms.ValidationError(_("This is no case number. It has eight signs: 4417-K9TM."))
        return number

    def clean_when(self) -> Span:
        days = _days(self.cleaned_data["when"].strip())
        if days is None:
            raise forms.ValidationError(_("Write a day as 19.03.2026, or a month as 03.2026."))
        return Span(_midnight(days[0]), _midnight(days[1]))

    def refuse(self) -> None:
        self.add_error("number", _("No file with this number is open to you."))


def _days(said: str) -> tuple[date, date] | None:
    """The first day, and the first that no longer belongs to it."""
    try:
        if found := DAY.fullmatch(said):
            day = date(int(found[3]), int(found[2]), int(found[1]))
            return day, day + timedelta(days=1)
        if found := MONTH.fullmatch(said):
            first = date(int(found[2]), int(found[1]), 1)
            return first, (first + timedelta(days=32)).replace(day=1)
    except (ValueError, OverflowError):
        return None
    return None


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
