"""Screenings, statuses with their history, the formal procedure, what protects her meanwhile."""

from hearth.areas.identification.models.foreign import ForeignDecision
from hearth.areas.identification.models.formal import (
    FormalDecision,
    FormalIdentification,
    FormalInterview,
    FormalOfficer,
)
from hearth.areas.identification.models.identification import Identification
from hearth.areas.identification.models.interview import InitialInterview
from hearth.areas.identification.models.non_punishment import (
    NonPunishment,
    NonPunishmentStep,
)
from hearth.areas.identification.models.reflection import Reflection
from hearth.areas.identification.models.status import Correction, Grounds, StatusDecision

__all__ = [
    "Correction",
    "ForeignDecision",
    "FormalDecision",
    "FormalIdentification",
    "FormalInterview",
    "FormalOfficer",
    "Grounds",
    "Identification",
    "InitialInterview",
    "NonPunishment",
    "NonPunishmentStep",
    "Reflection",
    "StatusDecision",
]
