"""Questions that several forms ask: terms of a list, a day, a number, yes or no or not asked."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearth.foundation.design.widgets import DAY_FORMATS, HOUR_FORMATS, Chips, Day, Hour, Segments
from hearth.foundation.vocabularies.choices import choices

NO_CHOICE = ("", "—")
ANSWERS = {"yes": True, "no": False, "not-asked": None}


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


def offer(form: forms.Form, field: str, options: list[tuple[str, Any]]) -> None:
    """Fill a question with its answers; one that may stay open begins with a dash."""
    question = cast("forms.ChoiceField", form.fields[field])
    single = isinstance(question.widget, forms.Select)
    question.choices = [NO_CHOICE, *options] if single else options


def offer_terms(form: forms.Form, field: str, list_name: str, on: date) -> None:
    offer(form, field, list(choices(list_name, on=on)))


def text(label: Any, *, most: int, required: bool = False, **words: Any) -> forms.CharField:
    """A line. The browser neither completes nor remembers what is written about a person."""
    return forms.CharField(
        label=label,
        max_length=most,
        required=required,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": _("This is too long: at most %(limit_value)d signs.")},
        **words,
    )


def long_text(label: Any, *, most: int, rows: int = 3, **words: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows, "autocomplete": "off"}),
        **words,
    )


def day(label: Any, *, missing: Any = "", **words: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        input_formats=DAY_FORMATS,
        widget=Day(),
        error_messages={
            "required": missing or _("Write the day."),
            "invalid": _("Write the day as 19.03.2026."),
        },
        **words,
    )


def hour(label: Any, **words: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        input_formats=HOUR_FORMATS,
        widget=Hour(),
        error_messages={
            "required": _("Write the hour."),
            "invalid": _("Write the hour as 09:30."),
        },
        **words,
    )


def year(label: Any, **words: Any) -> forms.IntegerField:
    wrong = _("Write the year with four digits, such as 2004.")
    return forms.IntegerField(
        label=label,
        min_value=1900,
        max_value=2100,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong},
        **words,
    )


def choose(
    label: Any, *, missing: Any = "", widget: Any = None, required: bool = True, **words: Any
) -> forms.ChoiceField:
    """One of several, filled later by `offer`."""
    return forms.ChoiceField(
        label=label,
        required=required,
        widget=widget or forms.Select(),
        error_messages={
            "required": missing or _("Choose one."),
            "invalid_choice": _("Choose one of the answers offered."),
        },
        **words,
    )


def yes_no(label: Any, *, missing: Any = "", not_asked: bool = True, **words: Any) -> Any:
    """Yes, no, and often: could not be asked. Read with `ANSWERS`."""
    options = [("yes", _("Yes")), ("no", _("No"))]
    if not_asked:
        options.append(("not-asked", _("Could not be asked")))
    field = choose(label, missing=missing, widget=Segments(), **words)
    field.choices = options
    return field


def several(label: Any, **words: Any) -> forms.MultipleChoiceField:
    """Any of many, filled later by `offer_terms`."""
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        widget=Chips(),
        error_messages={"invalid_choice": _("Choose one of the answers offered.")},
        **words,
    )


def number(
    label: Any, *, least: int, most: int, wrong: Any = "", too_many: Any = "", **words: Any
) -> forms.IntegerField:
    """A whole number between two; `wrong` says which would be right, `too_many` what then."""
    wrong = wrong or _between(least, most)
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": wrong,
            "invalid": wrong,
            "min_value": wrong,
            "max_value": too_many or wrong,
        },
        **words,
    )


def _from_to(least: int, most: int) -> str:
    return gettext("Write a number from %(least)d to %(most)d.") % {"least": least, "most": most}


_between = lazy(_from_to, str)  # said when the page is drawn, in the language of its reader
