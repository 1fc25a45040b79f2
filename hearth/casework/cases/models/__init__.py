"""The case and what hangs from it."""

from hearth.casework.cases.models.case import Case
from hearth.casework.cases.models.consent import Consent, Withdrawal
from hearth.casework.cases.models.emergency import EmergencyOpening
from hearth.casework.cases.models.episode import Closing, FirstContact
from hearth.casework.cases.models.note import Note
from hearth.casework.cases.models.refusal import ChangeOfMind, Refusal
from hearth.casework.cases.models.task import Task
from hearth.casework.cases.models.team import TeamMember

__all__ = [
    "Case",
    "ChangeOfMind",
    "Closing",
    "Consent",
    "EmergencyOpening",
    "FirstContact",
    "Note",
    "Refusal",
    "Task",
    "TeamMember",
    "Withdrawal",
]
