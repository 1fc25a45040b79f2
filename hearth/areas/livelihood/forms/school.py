"""A stretch at a school, and what changed there."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.areas.livelihood.actions import Enters, Step
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
from hearth.foundation.vocabularies.choices import choices

REGISTERED = "schooling-step/registered"


class EntersForm(Dated):
    """School begins, for a child or an adult."""

    form = choose(_("What kind of school?"), missing=_("Choose the kind."))
    level = choose(_("Which level?"), missing=_("Choose the level."))
    grade = number(
        _("Which class?"), least=1, most=12, wrong=_("Write the class, from 1 to 12."),
        required=False,
    )  # fmt: skip
    began_on = day(_("Since which day?"), missing=_("Write the day."))
    where = text(
        _("Which school?"),
        most=200,
        help_text=_("Sealed with the whereabouts: whoever looks for the person looks there."),
    )

    def __init__(self, *args: Any, today: date, whereabouts: bool, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        offer_terms(self, "form", "schooling-form", today)
        offer_terms(self, "level", "education-level", today)
        if not whereabouts:
            del self.fields["where"]

    def enters(self) -> Enters:
        said = self.cleaned_data
        return Enters(
            form=said["form"],
            level=said["level"],
            began_on=said["began_on"],
            grade=said["grade"],
            where=said.get("where", ""),
        )


class StepForm(Dated):
    """What changed: dropped out, returned, passed."""

    past = ("on",)

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    what = choose(_("What changed?"), widget=OneChip(), missing=_("Choose what changed."))
    on = day(_("Since which day?"), missing=_("Write the day."))
    reasons = several(_("Why?"))
    words = long_text(_("What is worth knowing"), most=2000, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        steps = choices("schooling-step", on=today)
        offer(self, "what", [(code, name) for code, name in steps if code != REGISTERED])
        offer_terms(self, "reasons", "school-reason", today)

    def step(self) -> Step:
        said = self.cleaned_data
        return Step(said["what"], said["on"], tuple(said["reasons"]), said["words"])
