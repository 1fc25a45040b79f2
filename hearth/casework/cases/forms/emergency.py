"""What is asked before a closed file is opened: which, and why, in a word and in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.casework.cases.forms.parts import choose, long_text, offer_terms, text
from hearth.casework.cases.rules import WHOLE, number_in


class EmergencyForm(forms.Form):
    """By the whole number only: nobody browses here."""

    number = text(
        _("Case number"),
        most=20,
        required=True,
        help_text=_("The whole number, such as 4417-K9TM."),
    )
    reason = choose(_("Why now?"), missing=_("Choose why it cannot wait."))
    words = long_text(
        _("What has happened?"),
        most=1000,
        help_text=_(
            "The unit that has the file and the data protection officer read this. No name, no "
            "address."
        ),
        error_messages={"required": _("Write in words what has happened.")},
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].error_messages["required"] = _("Write the case number.")
        offer_terms(self, "reason", "break-glass-reason", on)

    def clean_number(self) -> str:
        number = number_in(self.cleaned_data["number"])
        if len(number) != WHOLE + 1:  # with its dash
            raise forms.ValidationError(_("Write the whole case number, such as 4417-K9TM."))
        return number
