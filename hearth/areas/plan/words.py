"""How the screens call what the code decides by: who, states, signatures, answers, days."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hearth.areas.plan.rules.contact import Answer
from hearth.areas.plan.rules.dates import Kind
from hearth.areas.plan.rules.plan import Missing, Seat, Sign, State
from hearth.areas.plan.rules.road import Owed, Stands


def state_name(state: State) -> str:
    return {
        State.NOT_STARTED: _("Not begun"),
        State.IN_PROGRESS: _("Under way"),
        State.ACHIEVED: _("Achieved"),
        State.CHANGED: _("Changed"),
        State.DROPPED: _("Dropped"),
    }[state]


def state_glyph(state: State, *, late: bool) -> str:
    if late:
        return "late"
    return {
        State.NOT_STARTED: "due",
        State.IN_PROGRESS: "going",
        State.ACHIEVED: "good",
        State.CHANGED: "draft",
        State.DROPPED: "no",
    }[state]


def seat_name(seat: Seat) -> str:
    return {
        Seat.PERSON: _("The person"),
        Seat.GUARDIAN: _("The guardian"),
        Seat.WORKER: _("The worker"),
    }[seat]


def sign_name(how: str) -> str:
    return {
        Sign.PAPER: _("signed on paper"),
        Sign.ALOUD: _("agreed aloud"),
    }[Sign(how)]


def answer_name(answer: Answer) -> str:
    return {
        Answer.YES: _("Yes"),
        Answer.NO: _("No"),
        Answer.UNKNOWN: _("Not known"),
        Answer.NOT_ASKED: _("Not asked"),
    }[answer]


def owed_name(state: Owed) -> str:
    return {
        Owed.TO_ASK: _("To be asked for"),
        Owed.ASKED: _("Asked for"),
        Owed.GRANTED: _("Granted"),
        Owed.REFUSED: _("Refused"),
        Owed.NOT_WANTED: _("Not wanted"),
        Owed.NOT_FOR_HER: _("Does not apply"),
    }[state]


def owed_glyph(state: Owed | None) -> str:
    if state is None:
        return "none"
    return {
        Owed.TO_ASK: "due",
        Owed.ASKED: "wait",
        Owed.GRANTED: "good",
        Owed.REFUSED: "no",
        Owed.NOT_WANTED: "shut",
        Owed.NOT_FOR_HER: "shut",
    }[state]


def due_name(kind: Kind) -> str:
    return {
        Kind.VISIT: _("Meet or call, and write it down"),
        Kind.REVIEW: _("Review the plan together"),
        Kind.RISK: _("Judge the risk again"),
        Kind.ACTION: _("An action of the plan is due"),
    }[kind]


def missing_sentence(missing: Missing) -> str:
    return {
        Missing.GOAL: _("Write at least one goal, as the person says it."),
        Missing.WHY: _("Say what changed since the last version, and why."),
        Missing.GOAL_OF_ACTION: _("An action stands under a domain without a goal. Write it."),
        Missing.WHY_OF_ACTION: _("An action was changed or dropped. Say why."),
    }[missing]


def stands_sentence(obstacle: Stands) -> str:
    return {
        Stands.SAME: _("The person is in this phase already."),
        Stands.UNMET: _("A test of the last phase is not met. Tick it, or say why you go on."),
        Stands.BACKWARDS: _("An earlier phase comes back. Say why."),
        Stands.ALTERNATIVE: _("Write which other place was offered."),
        Stands.DIRECTOR: _("Write which director agreed, and when."),
    }[obstacle]
