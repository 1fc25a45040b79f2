"""Strings in, values out: houses and rooms, holds, arrivals, moves, leavings, the board."""

from hearth.areas.shelter.forms.beds import ArrivalForm, HoldForm, OutForm
from hearth.areas.shelter.forms.board import BoardForm
from hearth.areas.shelter.forms.book import (
    DoseForm,
    HandoverForm,
    IncidentForm,
    InspectionForm,
    LogForm,
    MedicineForm,
    OutingForm,
    VisitorForm,
)
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
    "DoseForm",
    "ExtensionForm",
    "HandoverForm",
    "HoldForm",
    "HouseForm",
    "IncidentForm",
    "InspectionForm",
    "LeavingForm",
    "LogForm",
    "MedicineForm",
    "MoveForm",
    "OutForm",
    "OutingForm",
    "ProposalForm",
    "RoomForm",
    "TakesForm",
    "VisitorForm",
]
