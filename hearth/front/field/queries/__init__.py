"""What phones and their owners are shown."""

from hearth.front.field.queries.bundle import Bundle, bundle, scripts
from hearth.front.field.queries.states import PhoneLine, all_phones, mine, states_of

__all__ = ["Bundle", "PhoneLine", "all_phones", "bundle", "mine", "scripts", "states_of"]
