"""Give answers; put feedback into the box."""

from hearth.casework.instruments.actions.answer import (
    CannotTake,
    Filled,
    NotForThisRole,
    OtherDrawer,
    answer,
    answer_outside,
)
from hearth.casework.instruments.actions.feedback import NobodyToRead, give_feedback

__all__ = [
    "CannotTake",
    "Filled",
    "NobodyToRead",
    "NotForThisRole",
    "OtherDrawer",
    "answer",
    "answer_outside",
    "give_feedback",
]
