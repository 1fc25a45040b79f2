"""The book of the house: log, handover, incident, visitor, inspection; out and back; medicines."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearth.areas.shelter.actions import HandedOver, Noted
from hearth.casework.cases.forms.parts import (
    choose,
    day,
    hour,
    long_text,
    number,
    offer_terms,
    text,
)
from hearth.foundation.design.widgets import Chips, OneChip, Segments

MOST_WORDS = 4000
HOURS = (6, 7, 8, 9, 12, 13, 14, 18, 19, 20, 21, 22)


class LogForm(forms.Form):
    """A line in the book."""

    kind = choose(_("What is it about?"), widget=OneChip(), missing=_("Choose what it is about."))
    words = long_text(
        _("In a few words"),
        most=MOST_WORDS,
        required=False,
        help_text=_("Numbers instead of names. Empty where the line says it all."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "kind", "log-kind", today)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("kind") and said["kind"] != "log-kind/all-inside" and not said.get("words"):
            self.add_error("words", _("Write in a few words."))
        return said


class HandoverForm(forms.Form):
    """What the next shift must know."""

    inside = number(_("How many people are inside?"), least=0, most=99, initial=0)
    must_know = long_text(
        _("What must the next shift know?"),
        most=MOST_WORDS,
        rows=5,
        help_text=_(
            "Who is afraid, who is ill, who may call, what was promised. Numbers, no names."
        ),
    )
    to_do = long_text(_("What must it do?"), most=MOST_WORDS, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["must_know"].error_messages["required"] = _(
            "Write what the next shift must know; if nothing, say so."
        )

    def handed_over(self) -> HandedOver:
        said = self.cleaned_data
        return HandedOver(said["inside"], said["must_know"], said["to_do"])


class IncidentForm(forms.Form):
    """Something that must not be forgotten."""

    kind = choose(_("What happened?"), missing=_("Choose what happened."))
    weight = choose(_("How heavy was it?"), widget=Segments(), missing=_("Choose how heavy."))
    on = day(_("On which day?"), missing=_("Write the day."))
    hour = hour(_("At what time?"))
    happened = long_text(_("What was seen and heard"), most=MOST_WORDS, rows=5)
    done = long_text(_("What was done, and who was told"), most=MOST_WORDS, required=False)

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at
        today = timezone.localdate(at)
        offer_terms(self, "kind", "incident-kind", today)
        offer_terms(self, "weight", "incident-weight", today)
        self.fields["happened"].error_messages["required"] = _("Write in a few words.")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("on") and said.get("hour") and _moment(said["on"], said["hour"]) > self.at:
            self.add_error("hour", _("This moment has not come yet."))
        return said

    def noted(self) -> Noted:
        said = self.cleaned_data
        moment = _moment(said["on"], said["hour"])
        return Noted(said["kind"], said["weight"], moment, said["happened"], said["done"])


class VisitorForm(forms.Form):
    """Who comes in."""

    kind = choose(_("Who is it?"), widget=OneChip(), missing=_("Choose who it is."))
    who = text(
        _("Name, and where from"),
        most=200,
        required=True,
        help_text=_("As on their card. Only the people of the house read it."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "kind", "visitor-kind", today)
        self.fields["who"].error_messages["required"] = _("Write who it is.")


class InspectionForm(forms.Form):
    """How one item was found."""

    item = choose(_("What did you look at?"), missing=_("Choose what you looked at."))
    state = choose(_("How was it?"), widget=OneChip(), missing=_("Choose how it was."))
    words = long_text(_("In a few words"), most=MOST_WORDS, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "item", "inspection-item", today)
        offer_terms(self, "state", "inspection-state", today)


class OutingForm(forms.Form):
    """She goes out."""

    hour = hour(_("Back by what time?"))
    where = text(
        _("Where to, if they wish to say"),
        most=300,
        help_text=_("Only whoever may know their whereabouts reads it. Empty is an answer too."),
    )

    def back_by(self, at: datetime) -> datetime:
        """The next time the clock shows this hour: an hour past midnight is tomorrow's."""
        moment = _moment(timezone.localdate(at), self.cleaned_data["hour"])
        return moment if moment > at else moment + timedelta(days=1)


class MedicineForm(forms.Form):
    """A medicine the house keeps and gives."""

    what = text(_("Which medicine?"), most=200, required=True)
    dose = text(_("How much each time?"), most=200, required=True)
    hours = forms.TypedMultipleChoiceField(
        label=_("At which hours?"),
        coerce=int,
        choices=[(str(each), f"{each:02d}:00") for each in HOURS],
        widget=Chips(),
        error_messages={"required": _("Choose at least one hour.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in (
            ("what", _("Write the name on the box.")),
            ("dose", _("Write how much, as the doctor wrote it.")),
        ):
            self.fields[name].error_messages["required"] = words


class DoseForm(forms.Form):
    """Not given, and why. Given is one press and asks nothing."""

    hour = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=23)
    because = choose(_("Why not?"), required=False)
    not_given = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "because", "dose-not-given", today)

    def clean(self) -> dict[str, Any]:
        """“Not given” without a reason is never noted as given."""
        said = super().clean() or {}
        if bool(said.get("because")) != bool(said.get("not_given")):
            self.add_error("because", _("Choose why it was not given."))
        return said


def _moment(on: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(on, at))
