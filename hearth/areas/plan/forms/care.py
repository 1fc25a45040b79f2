"""Needs, risk and the safety plan: judged with reasons, in the drawers the writer may open."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from hearth.areas.plan.actions import Needs, Risk, Safety
from hearth.areas.plan.forms.contact import Rated
from hearth.areas.plan.forms.plan import key_of
from hearth.casework.cases.forms.parts import Dated, choose, day, long_text, offer_terms
from hearth.foundation.design.widgets import Chips, Segments

HEALTH = "outcome-domain/health"

SAFETY = {
    "signs": _("How does the person know that it is getting dangerous?"),
    "places": _("Where can the person go, by day and by night?"),
    "people": _("Whom can the person call, and with which words?"),
    "leaving": _("What does the person take along? Where does it lie ready?"),
    "children": _("What do the children do and know?"),
    "phone": _("Phone and internet: what is switched off, what is changed?"),
}


class NeedsForm(Rated):
    """Domain by domain: how it stands, and what is needed. Nothing must be answered."""

    past = ("held_on",)

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    held_on = day(_("On which day did you talk?"), missing=_("Write the day."))

    def __init__(self, *args: Any, health: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.health = health
        for code, _name in self.domains_named:
            if code != HEALTH or health:
                self.fields[f"need-{key_of(code)}"] = long_text(
                    _("What is needed"), most=2000, rows=2, required=False
                )

    @property
    def domains(self) -> list[tuple[str, BoundField, BoundField | None]]:
        return [
            (
                name,
                self[f"rating-{key_of(code)}"],
                self[f"need-{key_of(code)}"] if code != HEALTH or self.health else None,
            )
            for code, name in self.domains_named
        ]

    def needs(self) -> Needs:
        said = self.cleaned_data
        words = {code: said.get(f"need-{key_of(code)}", "") for code, _name in self.domains_named}
        health = words.pop(HEALTH, "")
        return Needs(said["held_on"], words, self.ratings(), health)


class RiskForm(Dated):
    """A level by judgement, never a sum: the signs, the reasons, what is done, the next day."""

    past = ("held_on",)

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    held_on = day(_("On which day was it judged?"), missing=_("Write the day."))
    level = choose(
        _("How high is the risk, in your judgement?"), missing=_("Choose the level."),
        widget=Segments(),
    )  # fmt: skip
    signs = forms.MultipleChoiceField(
        label=_("What speaks for danger"), required=False, widget=Chips()
    )
    reasons = long_text(_("Why? In the person’s words where you can"), most=4000, required=False)
    self_harm = long_text(
        _("Thoughts of hurting oneself, and what is done"), most=2000, rows=2, required=False
    )
    measures = long_text(_("What is done against it, by whom"), most=4000)
    next_on = day(_("When is it judged again?"), required=False)

    def __init__(self, *args: Any, story: bool, health: bool, rule: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "level", "risk-level", self.today)
        offer_terms(self, "signs", "risk-sign", self.today)
        self.fields["next_on"].help_text = rule
        self.fields["measures"].error_messages["required"] = _("Write what is done against it.")
        if not story:
            del self.fields["reasons"]
        if not health:
            del self.fields["self_harm"]

    def risk(self) -> Risk:
        said = self.cleaned_data
        return Risk(
            held_on=said["held_on"],
            level=said["level"],
            measures=said["measures"],
            signs=tuple(said["signs"]),
            reasons=said.get("reasons", ""),
            self_harm=said.get("self_harm", ""),
            next_on=said["next_on"],
        )


class SafetyForm(forms.Form):
    """Made together, in the person's words; best known by heart and carried by nobody."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    tried = forms.BooleanField(label=_("We walked through it together"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in SAFETY.items():
            self.fields[name] = long_text(label, most=2000, rows=2, required=False)
        self.order_fields([*SAFETY, "tried"])

    def safety(self) -> Safety:
        said = self.cleaned_data
        return Safety({name: said[name] for name in SAFETY}, tried=said["tried"])
