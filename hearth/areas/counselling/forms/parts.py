"""Questions that several forms of counselling ask."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.foundation.design.widgets import Chips

MOST_WORDS = 8000
MINUTES = _("Write the minutes, from 1 to 480.")


class Dated(forms.Form):
    """A form that knows what day it is: nothing in `past` has happened tomorrow."""

    past: tuple[str, ...] = ()

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for name in self.past:
            if said.get(name) and said[name] > self.today:
                self.add_error(name, _("This day has not come yet."))
        return said


def several(label: Any, **words: Any) -> forms.MultipleChoiceField:
    """Any of many, filled later by `offer_terms`."""
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        widget=Chips(),
        error_messages={"invalid_choice": _("Choose one of the answers offered.")},
        **words,
    )


def how_long(label: Any, **words: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=480,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": MINUTES,
            "invalid": MINUTES,
            "min_value": MINUTES,
            "max_value": MINUTES,
        },
        **words,
    )
