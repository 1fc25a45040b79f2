"""What people do with alerts: raise, acknowledge, log a call, say what came, give a name."""

from hearth.casework.duties.actions.announce import Announcement, Revealed, announce
from hearth.casework.duties.actions.answer import (
    AlreadyAcknowledged,
    NotTheirCall,
    NotTheRecipient,
    SayWhy,
    acknowledge,
    log_call,
    say_what_came,
)
from hearth.casework.duties.actions.climb import climb
from hearth.casework.duties.actions.name import NotYoursToGive, give_name

__all__ = [
    "AlreadyAcknowledged",
    "Announcement",
    "NotTheRecipient",
    "NotTheirCall",
    "NotYoursToGive",
    "Revealed",
    "SayWhy",
    "acknowledge",
    "announce",
    "climb",
    "give_name",
    "log_call",
    "say_what_came",
]
