"""A house, whom it takes, where it is, its rooms."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.areas.shelter.actions import NewHouse, NewRoom, Takes
from hearth.casework.cases.forms.parts import (
    choose,
    long_text,
    number,
    offer_terms,
    text,
    yes_no,
)
from hearth.foundation.design.widgets import Chips


def _said(label: Any, initial: str) -> Any:
    return yes_no(label, missing=_("Choose yes or no."), not_asked=False, initial=initial)


class TakesForm(forms.Form):
    """Whom the house takes. The board answers by this."""

    sexes = forms.MultipleChoiceField(
        label=_("Which adults does it take?"),
        widget=Chips(),
        initial=["sex/female"],
        error_messages={"required": _("Choose at least one.")},
    )
    from_age = number(_("Adults from which age on?"), least=15, most=25, initial=18)
    children = _said(_("Does it take children with their mother or father?"), "yes")
    boys_until = number(_("Sons up to which age?"), least=0, most=18, initial=14)
    children_alone = _said(_("Does it take children without an adult of theirs?"), "no")
    foreigners = _said(_("Does it take foreign nationals?"), "yes")
    step_free = _said(_("Can one come in with a wheelchair?"), "no")
    waiting_list = _said(_("When it is full, do you keep a waiting list?"), "yes")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "sexes", "sex", today)

    def takes(self) -> Takes:
        said = self.cleaned_data
        return Takes(
            sexes=tuple(said["sexes"]),
            from_age=said["from_age"],
            children=said["children"] == "yes",
            boys_until=said["boys_until"],
            children_alone=said["children_alone"] == "yes",
            foreigners=said["foreigners"] == "yes",
            step_free=said["step_free"] == "yes",
            waiting_list=said["waiting_list"] == "yes",
        )


class AddressForm(forms.Form):
    """Where it is. Only the people of the house read it."""

    address = text(
        _("Address"),
        most=300,
        required=True,
        help_text=_("Only the people of this house read it. It stands on no other page."),
    )
    way = long_text(
        _("How one gets in"),
        most=1000,
        required=False,
        help_text=_("Which bell, whom to telephone, where the car stops."),
    )


class HouseForm(AddressForm, TakesForm):
    """A house as it is written down for the first time."""

    kind = choose(_("What kind of house is it?"), missing=_("Choose the kind."))
    name = text(
        _("What do colleagues call it?"),
        most=60,
        required=True,
        help_text=_("Not by its street: this name stands on your own pages."),
    )
    qark = choose(_("In which qark does it lie?"), missing=_("Choose the qark."))

    field_order = ("kind", "name", "qark", "address", "way")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        offer_terms(self, "kind", "house-kind", today)
        offer_terms(self, "qark", "qark", today)

    def house(self) -> NewHouse:
        said = self.cleaned_data
        return NewHouse(
            kind=said["kind"],
            name=said["name"],
            qark=said["qark"].partition("/")[2],
            address=said["address"],
            way=said["way"],
            takes=self.takes(),
        )


class RoomForm(forms.Form):
    """One more room."""

    beds = number(_("How many beds?"), least=0, most=20, initial=2)
    cots = number(_("How many cots for small children?"), least=0, most=5, initial=0)
    family = _said(_("Is it a room for a family?"), "no")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "beds" in said and "cots" in said and not said["beds"] + said["cots"]:
            self.add_error("beds", _("A room has at least one bed or cot."))
        return said

    def room(self) -> NewRoom:
        said = self.cleaned_data
        return NewRoom(said["beds"], said["cots"], said["family"] == "yes")
