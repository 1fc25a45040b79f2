"""A telephone, what arrived from it, and the key that forms are encrypted to."""

from hearth.front.openrosa.models.arrival import Arrival, ArrivalPiece
from hearth.front.openrosa.models.device import Device
from hearth.front.openrosa.models.form_key import FormKey

__all__ = ["Arrival", "ArrivalPiece", "Device", "FormKey"]
