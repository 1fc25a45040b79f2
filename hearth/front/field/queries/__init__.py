"""What phones and their owners are shown."""

from hearth.front.field.queries.bundle import Bundle, bundle, scripts
from hearth.front.field.queries.held import (
    HeldLine,
    held,
    held_one,
    oldest_held,
    silent_phones,
    to_put_right,
)
from hearth.front.field.queries.states import PhoneLine, all_phones, mine, states_of

__all__ = [
    "Bundle",
    "HeldLine",
    "PhoneLine",
    "all_phones",
    "bundle",
    "held",
    "held_one",
    "mine",
    "oldest_held",
    "scripts",
    "silent_phones",
    "states_of",
    "to_put_right",
]
