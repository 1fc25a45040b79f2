"""The safety step: three plain questions, what was done; and a score from outside."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.areas.counselling.actions import Numbered, Safety
from hearth.areas.counselling.forms.parts import MOST_WORDS
from hearth.areas.counselling.rules import Asked, Said
from hearth.casework.cases.forms.parts import (
    Dated,
    choose,
    day,
    long_text,
    offer_terms,
    several,
    text,
)
from hearth.foundation.design.widgets import Segments

OTHER = "external-tool/other"
NUMBER = _("Write the number as it was given, such as 14 or 2.5.")


def _asked(label: Any) -> forms.ChoiceField:
    return choose(
        label, widget=Segments(danger=(Said.YES,)), missing=_("Ask, and choose what was said.")
    )


class SafetyForm(Dated):
    plan = _asked(_("“Have you thought about how you would do it?”"))
    means = _asked(_("“Do you have something at hand with which you could do it?”"))
    alone_tonight = _asked(_("“Will you be alone tonight?”"))
    done = several(_("What was done now?"))
    stays = text(_("Who stays with the person?"), most=200)
    agreed = long_text(
        _("What did you agree on together?"),
        most=MOST_WORDS,
        rows=4,
        required=False,
        help_text=_("In the person’s words: what helps, whom they call, what is put away."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        for field in ("plan", "means", "alone_tonight"):
            offer_terms(self, field, "safety-answer", today)
        offer_terms(self, "done", "safety-act", today)

    def safety(self) -> Safety:
        said = self.cleaned_data
        asked = Asked(said["plan"], said["means"], said["alone_tonight"])
        return Safety(asked, tuple(said["done"]), said["agreed"], said["stays"])


class ScoreForm(Dated):
    past = ("on",)

    tool = choose(_("Which tool?"), missing=_("Choose the tool."))
    called = text(_("Its name, if the list does not have it"), most=120)
    value = forms.DecimalField(
        label=_("The number"),
        max_digits=6,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={
            "required": NUMBER,
            "invalid": NUMBER,
            "max_digits": NUMBER,
            "max_decimal_places": NUMBER,
            "max_whole_digits": NUMBER,
        },
    )
    on = day(_("On which day?"), missing=_("Write the day."))
    given_by = text(_("Who worked it out?"), most=200, required=True)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.fields["given_by"].error_messages["required"] = _("Write who worked it out.")
        offer_terms(self, "tool", "external-tool", today)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("tool") == OTHER and not said.get("called"):
            self.add_error("called", _("Write the name of the tool."))
        return said

    def numbered(self) -> Numbered:
        said = self.cleaned_data
        return Numbered(
            said["tool"], Decimal(said["value"]), said["on"], said["given_by"], said["called"]
        )
