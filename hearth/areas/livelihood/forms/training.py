"""Enrolling, a week, the end, the certificate."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.areas.livelihood.actions import Ended, Paper, Week
from hearth.casework.cases.forms.parts import (
    Dated,
    choose,
    day,
    long_text,
    number,
    offer,
    offer_terms,
    several,
    text,
)
from hearth.foundation.design.widgets import OneChip

HELD = _("Write how often it met that week, from 1 to 14.")
CAME = _("Write how often the person came, from 0 to 14.")


class EnrolForm(Dated):
    """Which course, from which day."""

    course = choose(_("Which course?"), missing=_("Choose the course."))
    began_on = day(_("From which day?"), missing=_("Write the day."))

    def __init__(self, *args: Any, today: date, offered: list[tuple[str, Any]], **kw: Any) -> None:
        super().__init__(*args, today=today, **kw)
        offer(self, "course", offered)


class WeekForm(Dated):
    """One week of the course, in ten seconds."""

    past = ("of",)

    of = day(_("A day of that week"), missing=_("Write a day of that week."))
    held = number(_("How often did the course meet?"), least=1, most=14, wrong=HELD)
    came = number(_("How often did the person come?"), least=0, most=14, wrong=CAME)
    barriers = several(_("What stood in the way?"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        offer_terms(self, "barriers", "livelihood-barrier", today)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("held") and said.get("came") is not None and said["came"] > said["held"]:
            self.add_error("came", _("Nobody comes more often than the course meets."))
        return said

    def week(self) -> Week:
        said = self.cleaned_data
        return Week(said["of"], said["held"], said["came"], tuple(said["barriers"]))


class EndForm(Dated):
    """How the course ended for her."""

    past = ("on",)

    end = choose(_("How did it end?"), widget=OneChip(), missing=_("Choose how it ended."))
    on = day(_("On which day?"), missing=_("Write the day."))
    barriers = several(_("What stood in the way?"))
    words = long_text(_("What is worth knowing"), most=2000, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        offer_terms(self, "end", "enrolment-end", today)
        offer_terms(self, "barriers", "livelihood-barrier", today)

    def ended(self) -> Ended:
        said = self.cleaned_data
        return Ended(said["end"], said["on"], tuple(said["barriers"]), said["words"])


class PaperForm(Dated):
    """The certificate."""

    past = ("given_on",)

    given_on = day(_("Given on"), missing=_("Write the day."))
    number = text(_("Number of the certificate"), most=60)

    def paper(self) -> Paper:
        return Paper(self.cleaned_data["given_on"], self.cleaned_data["number"])
