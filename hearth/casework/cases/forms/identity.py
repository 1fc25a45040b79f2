"""Why a name is read; the name itself; other names; how old."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.casework.cases.forms.parts import choose, day, offer_terms, text, year
from hearth.casework.people.actions import Age
from hearth.foundation.design.dates import on_day
from hearth.foundation.design.widgets import Choices, OneChip


class WhyForm(forms.Form):
    """Why somebody reads a name, before it is shown. The answer goes into the audit."""

    why = choose(
        _("Why do you need the name now?"),
        missing=_("Choose why you need the name."),
        widget=Choices(),
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "why", "opening-reason", on)


class NameForm(forms.Form):
    """Who she is. What is left empty stays as it was."""

    given_name = text(_("Given name"), most=80)
    family_name = text(_("Family name"), most=80)
    nickname = text(_("Known as"), most=80)
    father = text(_("Father’s name"), most=80)
    mother = text(_("Mother’s name"), most=80)
    born_on = day(_("Born on"), required=False)
    document = text(_("Identity document"), most=80, help_text=_("Kind and number."))

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if not self.errors and not any(answers.values()):
            self.add_error("given_name", _("Write at least one of these."))
        return answers

    def changes(self) -> dict[str, str]:
        said = dict(self.cleaned_data)
        born = said.pop("born_on")
        return {**said, "born_on": on_day(born) if born else ""}


@dataclass(frozen=True)
class OtherName:
    name: str
    kind: str
    used_by: str


class AliasForm(forms.Form):
    """Another name. She is found under it from now on."""

    name = text(_("The other name"), most=80, required=True)
    kind = choose(_("What kind of name is it?"), missing=_("Choose what kind of name it is."))
    used_by = text(_("Who uses it?"), most=120)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].error_messages["required"] = _("Write the other name.")
        offer_terms(self, "kind", "alias-kind", on)

    def other_name(self) -> OtherName:
        said = self.cleaned_data
        return OtherName(said["name"], said["kind"], said["used_by"])


class AgeForm(forms.Form):
    """How old, and how we know."""

    band = choose(
        _("Age"), missing=_("Choose an age, or “Not known”."), widget=OneChip(),
        help_text=_("If you doubt, choose the younger."),
    )  # fmt: skip
    birth_year = year(_("Born in, if known"))
    basis = choose(_("How do we know?"), missing=_("Choose how we know."), widget=Choices())

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "band", "age-band", on)
        offer_terms(self, "basis", "age-basis", on)

    def age(self) -> Age:
        said = self.cleaned_data
        return Age(said["band"], said["basis"], birth_year=said["birth_year"])
