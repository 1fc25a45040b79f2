"""What people do with alerts: raise, acknowledge, log a call, say what came of it, let in by name."""

from hearth.casework.duties.actions.announce import Announcement, Revealed, announce
from hearth.casework.duties.actions.answer import (
    AlreadyAcknowledged,
    NotTheRecipient,
    SayWhy,
    acknowledge,
    log_call,
    say_what_came,
)
from hearth.casework.duties.actions.climb import climb

__all__ = [
    "AlreadyAcknowledged",
    "Announcement",
    "NotTheRecipient",
    "Revealed",
    "SayWhy",
    "acknowledge",
    "announce",
    "climb",
    "log_call",
    "say_what_came",
]
