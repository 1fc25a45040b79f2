"""Houses and beds, bookings, stays, and how they end."""

from hearth.areas.shelter.models.booking import Booking
from hearth.areas.shelter.models.exits import ExitDecision, ExitProposal
from hearth.areas.shelter.models.house import Bed, House, HouseAddress, Room
from hearth.areas.shelter.models.stay import Extension, Leaving, Lodging, Stay

__all__ = [
    "Bed",
    "Booking",
    "ExitDecision",
    "ExitProposal",
    "Extension",
    "House",
    "HouseAddress",
    "Leaving",
    "Lodging",
    "Room",
    "Stay",
]
