"""What screens read of identification: the ladder, screenings, the formal procedure, protection."""

from hearth.areas.identification.queries.directory import colleagues_for, referring_units
from hearth.areas.identification.queries.formal import Procedure, Sitting, formal_of
from hearth.areas.identification.queries.ladder import (
    Ladder,
    Rung,
    history_of,
    ladder_of,
    status_of,
)
from hearth.areas.identification.queries.names import Given, Names, name_is_written, names_of
from hearth.areas.identification.queries.protection import (
    Charge,
    Period,
    charges_of,
    foreign_decisions_of,
    periods_ending,
    reflection_of,
)
from hearth.areas.identification.queries.screening import (
    Screened,
    Sign,
    calls_of,
    latest_interview,
    screenings_of,
)

__all__ = [
    "Charge",
    "Given",
    "Ladder",
    "Names",
    "Period",
    "Procedure",
    "Rung",
    "Screened",
    "Sign",
    "Sitting",
    "calls_of",
    "charges_of",
    "colleagues_for",
    "foreign_decisions_of",
    "formal_of",
    "history_of",
    "ladder_of",
    "latest_interview",
    "name_is_written",
    "names_of",
    "periods_ending",
    "referring_units",
    "reflection_of",
    "screenings_of",
    "status_of",
]
