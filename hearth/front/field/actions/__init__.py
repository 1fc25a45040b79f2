"""What is done for phones: registered, revoked; their envelopes received, handled, mended."""

from hearth.front.field.actions.handle import handle, handle_waiting
from hearth.front.field.actions.late import TOO_LONG, warn_of_silence
from hearth.front.field.actions.mend import answers_of, mend
from hearth.front.field.actions.phones import Registered, hear_of, register, revoke, wiped
from hearth.front.field.actions.receive import NotTheirs, receive

__all__ = [
    "TOO_LONG",
    "NotTheirs",
    "Registered",
    "answers_of",
    "handle",
    "handle_waiting",
    "hear_of",
    "mend",
    "receive",
    "register",
    "revoke",
    "warn_of_silence",
    "wiped",
]
