"""What is done for phones: registered, revoked; their envelopes handled; cases lent to them."""

from hearth.front.field.actions.decide import AlreadyDecided, set_aside, try_again
from hearth.front.field.actions.handle import handle, handle_waiting, hear_reading
from hearth.front.field.actions.late import TOO_LONG, warn_of_silence
from hearth.front.field.actions.lease import (
    CannotTake,
    end_leases,
    gone,
    hand_over,
    lay_in,
    take,
)
from hearth.front.field.actions.mend import answers_of, mend
from hearth.front.field.actions.phones import Registered, hear_of, register, revoke, wiped
from hearth.front.field.actions.receive import NotTheirs, receive

__all__ = [
    "TOO_LONG",
    "AlreadyDecided",
    "CannotTake",
    "NotTheirs",
    "Registered",
    "answers_of",
    "end_leases",
    "gone",
    "hand_over",
    "handle",
    "handle_waiting",
    "hear_of",
    "hear_reading",
    "lay_in",
    "mend",
    "receive",
    "register",
    "revoke",
    "set_aside",
    "take",
    "try_again",
    "warn_of_silence",
    "wiped",
]
