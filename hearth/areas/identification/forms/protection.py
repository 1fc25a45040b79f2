"""Reflection period, charges against her, decisions made abroad."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.areas.identification.actions.foreign import Abroad
from hearth.areas.identification.actions.non_punishment import Charged, Moved
from hearth.areas.identification.actions.reflection import Period
from hearth.casework.cases.forms.parts import Dated, choose, day, long_text, offer_terms, text


class PeriodForm(Dated):
    """The reflection and recovery period."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    begins_on = day(_("Begins on"), missing=_("Write the day it begins."))
    ends_on = day(_("Ends on"), required=False)
    permit = choose(
        _("Residence permit for this time"), missing=_("Choose how it stands with the permit.")
    )

    def __init__(self, *args: Any, today: date, rule: str, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.fields["ends_on"].help_text = rule
        offer_terms(self, "permit", "permit-outcome", today)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("begins_on") and said.get("ends_on") and said["ends_on"] <= said["begins_on"]:
            self.add_error("ends_on", _("The period ends after it begins."))
        return said

    def period(self) -> Period:
        said = self.cleaned_data
        return Period(said["begins_on"], said["ends_on"], said["permit"])


class ChargeForm(Dated):
    """A charge for what trafficking made her do."""

    past = ("learned_on",)

    charge = choose(_("What is the person charged with?"), missing=_("Choose the charge."))
    learned_on = day(_("Known to us since"), missing=_("Write the day."))
    state = choose(
        _("Request that the person is not punished"), missing=_("Choose how the request stands.")
    )
    office = text(_("Police, prosecution or court"), most=200)
    file = text(_("Number of their file"), most=100)
    known = long_text(_("What is known of it"), most=4000, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        offer_terms(self, "charge", "charge", today)
        offer_terms(self, "state", "non-punishment-request", today)

    def charged(self) -> Charged:
        said = self.cleaned_data
        words = {word: said[word] for word in ("office", "file", "known")}
        return Charged(said["charge"], said["learned_on"], said["state"], words)


class MoveForm(Dated):
    """How the request stands now."""

    past = ("on",)

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    state = choose(
        _("Request that the person is not punished"), missing=_("Choose how the request stands.")
    )
    on = day(_("Since"), missing=_("Write the day."))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        offer_terms(self, "state", "non-punishment-request", today)

    def moved(self) -> Moved:
        return Moved(self.cleaned_data["state"], self.cleaned_data["on"])


class AbroadForm(Dated):
    """What another country's mechanism decided. It is not an Albanian status."""

    past = ("on",)

    country = choose(_("Which country?"), missing=_("Choose the country."))
    decision = choose(_("What did it decide?"), missing=_("Choose what it decided."))
    on = day(_("When?"), required=False, help_text=_("Empty: the paper does not say."))
    reference = text(_("Number of the decision"), most=100)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        offer_terms(self, "country", "country", today)
        offer_terms(self, "decision", "foreign-decision", today)

    def abroad(self) -> Abroad:
        said = self.cleaned_data
        return Abroad(said["country"], said["decision"], said["on"], said["reference"])
