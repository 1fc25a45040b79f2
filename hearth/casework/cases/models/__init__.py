"""The case and what hangs from it."""

from hearth.casework.cases.models.case import Case, Closing, FirstContact, Note, TeamMember
from hearth.casework.cases.models.consent import Consent, Withdrawal
from hearth.casework.cases.models.task import Task

__all__ = [
    "Case",
    "Closing",
    "Consent",
    "FirstContact",
    "Note",
    "Task",
    "TeamMember",
    "Withdrawal",
]
