"""What can be new for somebody. The event streams read this without Django."""

from enum import StrEnum

CHANNEL = "hearth"  # of PostgreSQL's own notification


class Topic(StrEnum):
    """Which list to look at again. Never what is in it."""

    ALERTS = "alerts"
    REFERRALS = "referrals"
    TASKS = "tasks"
    ANSWERS = "answers"
    BEDS = "beds"
