"""What the coordinator plans: the next area of a unit, and its agreement with the police."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.areas.outreach.actions import AreaPlanned
from hearth.casework.cases.forms.parts import choose, day, long_text, offer, text
from hearth.foundation.design.widgets import Chips
from hearth.foundation.vocabularies.choices import choices, under


class AreaForm(forms.Form):
    """Where next, why there, by when."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    municipality = choose(_("Municipality"), missing=_("Choose the municipality."))
    place = choose(
        _("What kind of place?"),
        missing=_("Choose what kind of place it is."),
    )
    reasons = forms.MultipleChoiceField(label=_("Why there?"), required=False, widget=Chips())
    by_day = day(_("By when should the unit have been there?"))
    note = long_text(_("What else should the unit know?"), most=2000, required=False)

    def __init__(self, *args: Any, on: date, qark: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("id", uuid4())
        offer(self, "municipality", list(under(f"qark/{qark}", "municipality", on=on)))
        offer(self, "place", list(choices("outreach-place", on=on)))
        offer(self, "reasons", list(choices("area-reason", on=on)))

    def area(self) -> AreaPlanned:
        said = self.cleaned_data
        return AreaPlanned(
            id=said["id"],
            municipality=said["municipality"],
            place=said["place"],
            by_day=said["by_day"],
            reasons=tuple(said["reasons"]),
            note=said["note"],
        )


class AgreementForm(forms.Form):
    """A new term of the agreement with the police directorate."""

    directorate = choose(_("Police directorate"), missing=_("Choose the directorate."))
    since = day(_("From"))
    until = day(_("Until"))
    source = text(
        _("Which document says so?"),
        most=200,
        required=True,
        help_text=_("Its number and date. No names of people."),
    )

    def __init__(self, *args: Any, directorates: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "directorate", list(directorates))

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        since = self.cleaned_data.get("since")
        if since and until <= since:
            raise forms.ValidationError(_("This lies before its beginning."))
        return until
