"""The person, and what is known of her, each fact in the drawer where it belongs."""

from hearth.casework.people.models.contact import SafeContact
from hearth.casework.people.models.family import FamilyTie
from hearth.casework.people.models.identity import Alias, Identity
from hearth.casework.people.models.person import AgeEstimate, Person

__all__ = ["AgeEstimate", "Alias", "FamilyTie", "Identity", "Person", "SafeContact"]
