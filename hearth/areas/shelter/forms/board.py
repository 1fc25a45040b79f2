"""Who needs a place tonight: sex and age, children, and what the place must be like."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.areas.shelter.rules import Member, Party
from hearth.casework.cases.forms.parts import choose, number, offer, offer_terms, yes_no
from hearth.foundation.design.widgets import OneChip

WHO = (
    ("woman", _("A woman")),
    ("girl", _("A girl, alone")),
    ("man", _("A man")),
    ("boy", _("A boy, alone")),
    ("children", _("Children, alone")),
)
MEMBERS = {
    "woman": (Member("female", 18, 99),),
    "girl": (Member("female", 12, 17),),
    "man": (Member("male", 18, 99),),
    "boy": (Member("male", 12, 17),),
    "children": (),
}
DAUGHTER = Member("female", 0, 17)


class BoardForm(forms.Form):
    """One question in five answers. Nothing of it is kept."""

    who = choose(_("Who needs a place?"), widget=OneChip(), missing=_("Choose who needs a place."))
    children = number(_("How many children come along?"), least=0, most=9, initial=0)
    oldest_son = number(
        _("How old is the oldest son?"),
        least=0,
        most=17,
        wrong=_("Write the age as a number."),
        too_many=_("Eighteen and more is an adult: ask for him separately."),
        required=False,
        help_text=_("Empty: no sons."),
    )
    foreign = yes_no(_("A foreign national?"), not_asked=False, required=False, initial="no")
    step_free = yes_no(_("With a wheelchair?"), not_asked=False, required=False, initial="no")
    flees = choose(
        _("Which qark do they flee from?"),
        required=False,
        help_text=_("Where somebody looks for them. Empty: not known, or nobody does."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "who", list(WHO))
        offer_terms(self, "flees", "qark", today)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("who") == "children" and not said.get("children"):
            self.add_error("children", _("How many children are they?"))
        return said

    def party(self) -> Party:
        said = self.cleaned_data
        count, son = said["children"], said["oldest_son"]
        sons = (Member("male", son, son),) if son is not None and count else ()
        children = sons + (DAUGHTER,) * (count - len(sons))
        return Party(
            MEMBERS[said["who"]] + children,
            foreign=said["foreign"] == "yes",
            step_free=said["step_free"] == "yes",
            flees=said["flees"].partition("/")[2],
        )

    @property
    def beds(self) -> int:
        """A bed for everybody: a house may offer less only by itself."""
        return max(1, len(self.party().members))
