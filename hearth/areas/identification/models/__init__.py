"""Screenings, statuses with their history, and the formal procedure."""

from hearth.areas.identification.models.identification import Identification
from hearth.areas.identification.models.status import StatusDecision

__all__ = ["Identification", "StatusDecision"]
