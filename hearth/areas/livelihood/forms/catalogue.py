"""A course as its provider describes it; and what somebody looks for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.areas.livelihood.actions import Offer
from hearth.casework.cases.forms.parts import choose, day, number, offer, offer_terms, several, text

GIVEN = {
    "free": _("It is free"),
    "certificate": _("It ends with a certificate"),
    "travel_paid": _("Travel is paid"),
    "childcare": _("Somebody looks after the children"),
}
WRONG = _("Write a number, such as 120.")


class LookForm(forms.Form):
    """Which courses? Nothing must be chosen."""

    qark = choose(_("Qark"), required=False)
    trade = choose(_("Trade"), required=False)
    provider = choose(_("Who gives it"), required=False)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "qark", "qark", on)
        offer_terms(self, "trade", "trade", on)
        offer_terms(self, "provider", "course-provider", on)
        for name in self.fields:
            question: Any = self.fields[name]
            question.choices = [("", _("Every one")), *list(question.choices)[1:]]

    def looked_for(self) -> dict[str, str]:
        """What was chosen; what cannot be chosen is not looked for."""
        self.is_valid()
        return {name: str(self.cleaned_data.get(name) or "") for name in self.fields}


class CourseForm(forms.Form):
    """One more line of the catalogue."""

    name = text(_("What is the course called?"), most=160, required=True)
    kind = choose(_("What kind of course?"), missing=_("Choose the kind."))
    trade = choose(_("Which trade?"), missing=_("Choose the trade."))
    provider = text(
        _("Who gives it?"),
        most=160,
        required=True,
        help_text=_("The office or organisation. No names of people we help, anywhere here."),
    )
    provider_kind = choose(_("What are they?"), missing=_("Choose what they are."))
    qark = choose(_("In which qark?"), missing=_("Choose the qark."))
    municipality = choose(_("In which municipality?"), required=False)
    phone = text(_("Telephone of the provider"), most=40)
    begins_on = day(
        _("Begins on"), required=False, help_text=_("Empty: when enough have enrolled.")
    )
    ends_on = day(_("Ends on"), required=False)
    hours = number(_("Hours in all"), least=1, most=3000, wrong=WRONG, required=False)
    places = number(_("Places"), least=1, most=500, wrong=WRONG, required=False)
    given = several(_("What is given with it?"))
    condition = text(
        _("What does one need to be taken?"),
        most=300,
        help_text=_("For example: nine classes of school; an identity card."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].error_messages["required"] = _("Write what it is called.")
        self.fields["provider"].error_messages["required"] = _("Write who gives it.")
        for field, listed in (
            ("kind", "course-kind"),
            ("trade", "trade"),
            ("provider_kind", "course-provider"),
            ("qark", "qark"),
            ("municipality", "municipality"),
        ):
            offer_terms(self, field, listed, today)
        offer(self, "given", list(GIVEN.items()))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        begins, ends = said.get("begins_on"), said.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("A course ends after it begins."))
        return said

    def offered(self) -> Offer:
        said = self.cleaned_data
        given = set(said["given"])
        return Offer(
            name=said["name"],
            kind=said["kind"],
            trade=said["trade"],
            provider=said["provider"],
            provider_kind=said["provider_kind"],
            qark=said["qark"],
            municipality=said["municipality"] or None,
            phone=said["phone"],
            hours=said["hours"],
            places=said["places"],
            begins_on=said["begins_on"],
            ends_on=said["ends_on"],
            certificate="certificate" in given,
            free="free" in given,
            travel_paid="travel_paid" in given,
            childcare="childcare" in given,
            condition=said["condition"],
        )
