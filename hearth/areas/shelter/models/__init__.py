"""Houses and beds, bookings, stays and how they end, the book of the house, care."""

from hearth.areas.shelter.models.book import (
    Handover,
    HandoverReading,
    Incident,
    Inspection,
    LogEntry,
    Visitor,
)
from hearth.areas.shelter.models.booking import Booking
from hearth.areas.shelter.models.care import Dose, Medicine, Outing
from hearth.areas.shelter.models.exits import ExitDecision, ExitProposal
from hearth.areas.shelter.models.house import Bed, House, HouseAddress, Room
from hearth.areas.shelter.models.stay import Extension, Leaving, Lodging, Stay

__all__ = [
    "Bed",
    "Booking",
    "Dose",
    "ExitDecision",
    "ExitProposal",
    "Extension",
    "Handover",
    "HandoverReading",
    "House",
    "HouseAddress",
    "Incident",
    "Inspection",
    "Leaving",
    "Lodging",
    "LogEntry",
    "Medicine",
    "Outing",
    "Room",
    "Stay",
    "Visitor",
]
