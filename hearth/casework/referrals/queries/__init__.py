"""What screens read of referrals."""

from hearth.casework.referrals.queries.cards import (
    Card,
    Waiting,
    by_us,
    cards_of_case,
    ended,
    running_of_case,
    to_us,
    waiting_for,
)
from hearth.casework.referrals.queries.consents import may_refer
from hearth.casework.referrals.queries.directory import Choice, addressees
from hearth.casework.referrals.queries.story import Story, Turn, story_of

__all__ = [
    "Card",
    "Choice",
    "Story",
    "Turn",
    "Waiting",
    "addressees",
    "by_us",
    "cards_of_case",
    "ended",
    "may_refer",
    "running_of_case",
    "story_of",
    "to_us",
    "waiting_for",
]
