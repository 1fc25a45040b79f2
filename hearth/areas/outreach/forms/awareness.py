"""Campaigns and house-to-house programmes, as values."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.areas.outreach.actions import CampaignRun, Programme, StepDone
from hearth.areas.outreach.rules.steps import Step
from hearth.areas.outreach.words import STEPS
from hearth.casework.cases.forms.parts import (
    choose,
    day,
    long_text,
    number,
    offer,
    offer_terms,
    text,
)
from hearth.foundation.design.widgets import Chips, Segments
from hearth.foundation.vocabularies.choices import choices, under

BASES = [("counted", _("Counted")), ("estimated", _("Estimated"))]


whole = partial(number, least=0, wrong=_("Write a whole number, such as 12."))


class CampaignForm(forms.Form):
    """A day, a march, the media: what it was, and how many it reached."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    title = text(_("What was it called?"), most=200, required=True)
    kind = choose(_("What kind?"))
    occasion = choose(_("On which occasion?"))
    municipality = choose(_("Municipality"), missing=_("Choose the municipality."))
    since = day(_("From"))
    until = day(_("Until"))
    reached = whole(_("How many people did it reach?"), most=10_000_000)
    basis = choose(_("How do you know?"), widget=Segments())
    partners = forms.MultipleChoiceField(label=_("With whom?"), required=False, widget=Chips())
    materials = forms.MultipleChoiceField(
        label=_("What did you hand out?"), required=False, widget=Chips()
    )
    materials_given = whole(_("How many pieces?"), most=1_000_000, required=False)

    def __init__(self, *args: Any, on: date, qark: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("id", uuid4())
        offer_terms(self, "kind", "campaign-kind", on)
        offer_terms(self, "occasion", "campaign-occasion", on)
        offer(self, "municipality", list(under(f"qark/{qark}", "municipality", on=on)))
        offer(self, "basis", list(BASES))
        offer_terms(self, "partners", "outreach-partner", on)
        offer_terms(self, "materials", "outreach-material", on)

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        since = self.cleaned_data.get("since")
        if since and until < since:
            raise forms.ValidationError(_("This lies before its beginning."))
        return until

    def campaign(self) -> CampaignRun:
        said = dict(self.cleaned_data)
        for several in ("partners", "materials"):
            said[several] = tuple(said[several])
        said["materials_given"] = said["materials_given"] or 0
        return CampaignRun(**said)


class ProgrammeForm(forms.Form):
    """For whom, with whom, where."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    title = text(_("What is it called?"), most=200, required=True)
    municipality = choose(_("Municipality"), missing=_("Choose the municipality."))
    target_group = choose(_("For whom?"), missing=_("Choose for whom it is."))
    partners = forms.MultipleChoiceField(label=_("With whom?"), required=False, widget=Chips())

    def __init__(self, *args: Any, on: date, qark: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("id", uuid4())
        offer(self, "municipality", list(under(f"qark/{qark}", "municipality", on=on)))
        offer_terms(self, "target_group", "target-group", on)
        offer(self, "partners", list(choices("outreach-partner", on=on)))

    def programme(self) -> Programme:
        said = self.cleaned_data
        return Programme(**(said | {"partners": tuple(said["partners"])}))


class StepForm(forms.Form):
    """One more thing done of the programme."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    step = choose(_("What was done?"))
    on = day(_("When?"))
    number = whole(
        _("How many?"), most=10_000, required=False, help_text=_("Areas, animators, homes, pieces.")
    )
    people = whole(_("With how many people did you speak?"), most=10_000, required=False)
    words = long_text(_("What came of it?"), most=2000, required=False, help_text=_("No names."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("id", uuid4())
        offer(self, "step", [(step.value, STEPS[step]) for step in Step])

    def done(self) -> StepDone:
        said = self.cleaned_data
        return StepDone(
            id=said["id"],
            step=Step(said["step"]),
            on=said["on"],
            number=said["number"] or 0,
            people=said["people"] or 0,
            words=said["words"],
        )
