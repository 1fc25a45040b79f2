"""What is done for a livelihood: a course offered, begun and ended; work begun, kept; school."""

from hearth.areas.livelihood.actions.catalogue import (
    NotYourCourse,
    Offer,
    confirm_course,
    offer_course,
    withdraw_course,
)
from hearth.areas.livelihood.actions.school import Enters, Step, begin_schooling, note_step
from hearth.areas.livelihood.actions.training import (
    AlreadyEnrolled,
    AlreadyOver,
    Ended,
    NotedBefore,
    Paper,
    Week,
    ask_provider,
    end_enrolment,
    enrol,
    note_certificate,
    note_week,
)
from hearth.areas.livelihood.actions.wish import Wished, WrittenMeanwhile, note_wish
from hearth.areas.livelihood.actions.work import (
    CheckedBefore,
    Found,
    Left,
    LeftBefore,
    Placed,
    begin_work,
    check_keeping,
    end_work,
)

__all__ = [
    "AlreadyEnrolled",
    "AlreadyOver",
    "CheckedBefore",
    "Ended",
    "Enters",
    "Found",
    "Left",
    "LeftBefore",
    "NotYourCourse",
    "NotedBefore",
    "Offer",
    "Paper",
    "Placed",
    "Step",
    "Week",
    "Wished",
    "WrittenMeanwhile",
    "ask_provider",
    "begin_schooling",
    "begin_work",
    "check_keeping",
    "confirm_course",
    "end_enrolment",
    "end_work",
    "enrol",
    "note_certificate",
    "note_step",
    "note_week",
    "note_wish",
    "offer_course",
    "withdraw_course",
]
