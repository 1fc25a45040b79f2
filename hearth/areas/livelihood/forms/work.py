"""Her wish, her work, whether it was kept, how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.areas.livelihood.actions import Found, Left, Placed, Wished
from hearth.areas.livelihood.models import Enrolment
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

HOURS = _("Write the hours of a week, from 1 to 100.")


class WishForm(Dated):
    """What she would like to do. Nothing must be answered."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    words = long_text(
        _("What would the person like to do? In their own words"), most=2000, required=False
    )
    trades = several(_("Trades"))
    schooling = choose(_("Highest school finished"), required=False)
    barriers = several(_("What stands in the way?"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        offer_terms(self, "trades", "trade", today)
        offer_terms(self, "schooling", "education-level", today)
        offer_terms(self, "barriers", "livelihood-barrier", today)

    def wished(self) -> Wished:
        said = self.cleaned_data
        return Wished(
            tuple(said["trades"]), said["schooling"] or None, tuple(said["barriers"]), said["words"]
        )


class PlacementForm(Dated):
    """An apprenticeship, a job, a business of one's own."""

    past = ("began_on",)

    kind = choose(_("What is it?"), widget=OneChip(), missing=_("Choose what it is."))
    trade = choose(_("Which trade?"), missing=_("Choose the trade."))
    began_on = day(_("Since which day?"), missing=_("Write the day."))
    where = text(
        _("Where?"),
        most=200,
        help_text=_("Sealed with the whereabouts: whoever looks for the person looks there."),
    )
    contract = choose(_("On what terms?"), missing=_("Choose the terms."))
    pay = choose(_("Pay"), missing=_("Choose; no sum is asked."))
    hours = number(_("Hours a week"), least=1, most=100, wrong=HOURS, required=False)
    after = choose(_("Did a course lead to it?"), required=False)

    def __init__(
        self,
        *args: Any,
        today: date,
        courses: Sequence[Enrolment],
        whereabouts: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.courses = {str(one.pk): one for one in courses}
        offer_terms(self, "kind", "placement-kind", today)
        offer_terms(self, "trade", "trade", today)
        offer_terms(self, "contract", "contract-kind", today)
        offer_terms(self, "pay", "pay-level", today)
        offer(self, "after", [(key, one.course.name) for key, one in self.courses.items()])
        if not courses:
            del self.fields["after"]
        if not whereabouts:
            del self.fields["where"]

    def placed(self) -> Placed:
        said = self.cleaned_data
        return Placed(
            kind=said["kind"],
            trade=said["trade"],
            began_on=said["began_on"],
            contract=said["contract"],
            pay=said["pay"],
            hours_a_week=said["hours"],
            after=self.courses.get(said.get("after", "")),
            where=said.get("where", ""),
        )


class CheckForm(Dated):
    """Was it kept? One choice and a press; the rest may stay empty."""

    past = ("on",)

    kept = choose(_("Is the person working now?"), widget=OneChip(), missing=_("Choose one."))
    on = day(_("Asked on"), missing=_("Write the day."))
    pay = choose(_("Pay"), required=False)
    barriers = several(_("What stands in the way?"))
    words = long_text(_("What is worth knowing"), most=2000, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        offer_terms(self, "kept", "kept", today)
        offer_terms(self, "pay", "pay-level", today)
        offer_terms(self, "barriers", "livelihood-barrier", today)

    def found(self) -> Found:
        said = self.cleaned_data
        return Found(
            said["kept"], said["on"], said["pay"] or None, tuple(said["barriers"]), said["words"]
        )


class LeftForm(Dated):
    """How the work ended."""

    past = ("on",)

    reason = choose(_("Why did it end?"), missing=_("Choose why."))
    on = day(_("Last day"), missing=_("Write the day."))
    barriers = several(_("What stands in the way?"))
    words = long_text(_("What is worth knowing"), most=2000, required=False)

    def __init__(self, *args: Any, today: date, began_on: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.began_on = began_on
        offer_terms(self, "reason", "placement-end", today)
        offer_terms(self, "barriers", "livelihood-barrier", today)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("on") and said["on"] < self.began_on:
            self.add_error("on", _("It cannot end before it began."))
        return said

    def left(self) -> Left:
        said = self.cleaned_data
        return Left(said["reason"], said["on"], tuple(said["barriers"]), said["words"])
