"""What the screens of shelter read."""

from hearth.areas.shelter.queries.asking import asking, party_of
from hearth.areas.shelter.queries.board import place_of, vacancies
from hearth.areas.shelter.queries.calendar import calendar_of
from hearth.areas.shelter.queries.choosing import choices_of
from hearth.areas.shelter.queries.overstays import overstays
from hearth.areas.shelter.queries.stays import (
    all_houses_of,
    beds_of,
    free_beds,
    houses_of,
    leaving_soon,
    stays_of,
    stories,
)

__all__ = [
    "all_houses_of",
    "asking",
    "beds_of",
    "calendar_of",
    "choices_of",
    "free_beds",
    "houses_of",
    "leaving_soon",
    "overstays",
    "party_of",
    "place_of",
    "stays_of",
    "stories",
    "vacancies",
]
