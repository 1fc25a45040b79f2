"""Let a telephone in, see it out; receive what it sends, do what it asks, mend what was refused."""

from hearth.front.openrosa.actions.devices import (
    MayNotIssue,
    hear_of,
    issue,
    revoke,
)
from hearth.front.openrosa.actions.form_key import cut_form_key
from hearth.front.openrosa.actions.handle import handle, handle_now
from hearth.front.openrosa.actions.mend import drop, mend
from hearth.front.openrosa.actions.receive import OtherAnswers, Received, TakenElsewhere, receive

__all__ = [
    "MayNotIssue",
    "OtherAnswers",
    "Received",
    "TakenElsewhere",
    "cut_form_key",
    "drop",
    "handle",
    "handle_now",
    "hear_of",
    "issue",
    "mend",
    "receive",
    "revoke",
]
