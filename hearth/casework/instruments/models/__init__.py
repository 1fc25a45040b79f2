"""Versions of instruments, the answers given under them, and what those served say of us."""

from hearth.casework.instruments.models.answers import (
    Answers,
    FieldAnswers,
    HealthAnswers,
    ServiceAnswers,
)
from hearth.casework.instruments.models.feedback import Feedback, FeedbackBox
from hearth.casework.instruments.models.version import InstrumentVersion

__all__ = [
    "Answers",
    "Feedback",
    "FeedbackBox",
    "FieldAnswers",
    "HealthAnswers",
    "InstrumentVersion",
    "ServiceAnswers",
]
