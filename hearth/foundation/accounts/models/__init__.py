"""The directory: organisations, units, rosters; users and where they belong."""

from hearth.foundation.accounts.models.attempt import Attempt
from hearth.foundation.accounts.models.directory import Organisation, RosterTurn, Unit
from hearth.foundation.accounts.models.edition import Edition
from hearth.foundation.accounts.models.session import Session
from hearth.foundation.accounts.models.user import Membership, User

__all__ = [
    "Attempt",
    "Edition",
    "Membership",
    "Organisation",
    "RosterTurn",
    "Session",
    "Unit",
    "User",
]
