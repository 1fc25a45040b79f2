"""What is done with a case: opened, closed, opened anew; consented to, written about, worked on."""

from hearth.casework.cases.actions.close import CannotClose, close
from hearth.casework.cases.actions.consent import (
    Agreed,
    NotAConsent,
    TakenBackBefore,
    give_consent,
    withdraw,
)
from hearth.casework.cases.actions.emergency import (
    NoSuchFile,
    NotInThisRole,
    OpenAnyway,
    SayWhyInWords,
    open_in_emergency,
)
from hearth.casework.cases.actions.note import NothingWritten, correct, write_note
from hearth.casework.cases.actions.open import (
    MetBefore,
    StillOpen,
    note_first_contact,
    open_case,
    open_case_of,
    reopen,
)
from hearth.casework.cases.actions.refusal import (
    ChangedBefore,
    Declined,
    accept_after_all,
    note_refusal,
)
from hearth.casework.cases.actions.seal import seal_case
from hearth.casework.cases.actions.standing import NotTheirCase
from hearth.casework.cases.actions.task import ToDo, TooLate, do, drop, set_task, take_back
from hearth.casework.cases.actions.team import (
    AnotherOrganisation,
    CaseClosed,
    OnTheTeam,
    join,
    lead,
    leave,
)

__all__ = [
    "Agreed",
    "AnotherOrganisation",
    "CannotClose",
    "CaseClosed",
    "ChangedBefore",
    "Declined",
    "MetBefore",
    "NoSuchFile",
    "NotAConsent",
    "NotInThisRole",
    "NotTheirCase",
    "NothingWritten",
    "OnTheTeam",
    "OpenAnyway",
    "SayWhyInWords",
    "StillOpen",
    "TakenBackBefore",
    "ToDo",
    "TooLate",
    "accept_after_all",
    "close",
    "correct",
    "do",
    "drop",
    "give_consent",
    "join",
    "lead",
    "leave",
    "note_first_contact",
    "note_refusal",
    "open_case",
    "open_case_of",
    "open_in_emergency",
    "reopen",
    "seal_case",
    "set_task",
    "take_back",
    "withdraw",
    "write_note",
]
