"""Strings in, values out: houses and rooms, holds, arrivals, moves, leavings, the board."""

from hearth.areas.shelter.forms.beds import ArrivalForm, HoldForm, OutForm
from hearth.areas.shelter.forms.board import BoardForm
from hearth.areas.shelter.forms.houses import AddressForm, HouseForm, RoomForm, TakesForm
from hearth.areas.shelter.forms.stays import (
    DecisionForm,
    ExtensionForm,
    LeavingForm,
    MoveForm,
    ProposalForm,
)

__all__ = [
    "AddressForm",
    "ArrivalForm",
    "BoardForm",
    "DecisionForm",
    "ExtensionForm",
    "HoldForm",
    "HouseForm",
    "LeavingForm",
    "MoveForm",
    "OutForm",
    "ProposalForm",
    "RoomForm",
    "TakesForm",
]
