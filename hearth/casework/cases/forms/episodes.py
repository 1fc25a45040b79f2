"""How an episode begins, for us and for others, and how it ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.casework.cases.forms.parts import (
    ANSWERS,
    choose,
    day,
    offer,
    offer_terms,
    yes_no,
)
from hearth.foundation.accounts.models import Unit
from hearth.foundation.design.widgets import Segments


@dataclass(frozen=True)
class Ending:
    reason: str
    may_be_contacted: bool | None


class ClosingForm(forms.Form):
    reason = choose(_("How did it end?"), missing=_("Choose how it ended."))
    may_be_contacted = yes_no(
        _("May we ask later how the person is?"),
        missing=_("Say whether we may ask later how the person is."),
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "reason", "closing-reason", on)

    def ending(self) -> Ending:
        said = self.cleaned_data
        return Ending(said["reason"], ANSWERS[said["may_be_contacted"]])


@dataclass(frozen=True)
class Meeting:
    """The facts of first contact, as the actions take them."""

    how: str
    source: str | None
    from_unit: Unit | None
    on: date | None


class FirstContactForm(forms.Form):
    """Found by us or referred, by whom, when: asked of every agency, for every episode."""

    how = choose(
        _("How did we meet the person?"),
        missing=_("Say whether we found the person or were sent to the person."),
        widget=Segments(),
    )
    source = choose(_("Where did the word come from?"), required=False)
    from_unit = choose(_("Who sent the person?"), required=False)
    on = day(_("When?"), required=False, help_text=_("Empty: today."))

    def __init__(self, *args: Any, units: Iterable[Unit], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = on
        self.units = {str(unit.pk): unit for unit in units}
        offer_terms(self, "how", "first-contact", on)
        offer_terms(self, "source", "signal-source", on)
        offer(self, "from_unit", [(key, unit.name) for key, unit in self.units.items()])

    def clean_on(self) -> date | None:
        on: date | None = self.cleaned_data["on"]
        if on is not None and on > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return on

    def meeting(self) -> Meeting:
        said = self.cleaned_data
        return Meeting(
            said["how"], said["source"] or None, self.units.get(said["from_unit"]), said["on"]
        )


class ReopeningForm(FirstContactForm):
    """Why there is another episode, and how we met this time."""

    because = choose(_("Why does a new episode begin?"), missing=_("Choose why."))

    field_order = ("because", "how", "source", "from_unit", "on")

    def __init__(self, *args: Any, units: Iterable[Unit], on: date, **kwargs: Any) -> None:
        super().__init__(*args, units=units, on=on, **kwargs)
        offer_terms(self, "because", "reopening-reason", on)
