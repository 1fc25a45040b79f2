"""What is done in identification: a screening concluded, a status decided, a name given on."""

from hearth.areas.identification.actions.correct import (
    NotYoursToCorrect,
    SayWhatWasWrong,
    correct_status,
)
from hearth.areas.identification.actions.foreign import Abroad, note_foreign_decision
from hearth.areas.identification.actions.formal import (
    Held,
    NotYetFormal,
    Officer,
    Outcome,
    decide_formally,
    give_decision,
    hold_interview,
    request_formal,
)
from hearth.areas.identification.actions.identify import Identified, identify
from hearth.areas.identification.actions.interview import (
    Contradiction,
    Interviewed,
    WrittenMeanwhile,
    write_interview,
)
from hearth.areas.identification.actions.ladder import (
    Climbed,
    DecidedMeanwhile,
    HasAPageOfItsOwn,
    NotOnTheLadder,
    decide_status,
)
from hearth.areas.identification.actions.name import NothingToGive, give_name_on
from hearth.areas.identification.actions.non_punishment import (
    Charged,
    Moved,
    move_request,
    note_charge,
)
from hearth.areas.identification.actions.reflection import (
    EndsBeforeItBegins,
    Period,
    begin_reflection,
)
from hearth.areas.identification.actions.telling import Telling

__all__ = [
    "Abroad",
    "Charged",
    "Climbed",
    "Contradiction",
    "DecidedMeanwhile",
    "EndsBeforeItBegins",
    "HasAPageOfItsOwn",
    "Held",
    "Identified",
    "Interviewed",
    "Moved",
    "NotOnTheLadder",
    "NotYetFormal",
    "NotYoursToCorrect",
    "NothingToGive",
    "Officer",
    "Outcome",
    "Period",
    "SayWhatWasWrong",
    "Telling",
    "WrittenMeanwhile",
    "begin_reflection",
    "correct_status",
    "decide_formally",
    "decide_status",
    "give_decision",
    "give_name_on",
    "hold_interview",
    "identify",
    "move_request",
    "note_charge",
    "note_foreign_decision",
    "request_formal",
    "write_interview",
]
