"""What screens read of persons."""

from hearth.casework.people.queries.contact import ContactSheet, safe_contact_of
from hearth.casework.people.queries.family import Relative, relatives_of
from hearth.casework.people.queries.names import is_named, newest_identity, newest_names
from hearth.casework.people.queries.search import Likely, People, Wanted, likely_people
from hearth.casework.people.queries.standing import asked_once, drawers, one_look, opens, works_on

__all__ = [
    "ContactSheet",
    "Likely",
    "People",
    "Relative",
    "Wanted",
    "asked_once",
    "drawers",
    "is_named",
    "likely_people",
    "newest_identity",
    "newest_names",
    "one_look",
    "opens",
    "relatives_of",
    "safe_contact_of",
    "works_on",
]
