"""What may happen to a referral when, and what it may open. No database, no clock.

The states are those of the domain reference, 2.3: draft, sent, seen, accepted or declined, no
answer, started, completed, feedback; and withdrawn, by the sender or with her consent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hearth.casework.cases.rules import LETTERS


class State(StrEnum):
    """Where a referral stands."""

    DRAFT = "draft"
    SENT = "sent"
    SEEN = "seen"
    UNANSWERED = "no-answer"  # its time has passed; it can still be answered, and must be
    ACCEPTED = "accepted"
    DECLINED = "declined"
    STARTED = "started"
    COMPLETED = "completed"
    FEEDBACK = "feedback"
    WITHDRAWN = "withdrawn"


class Move(StrEnum):
    """What somebody did, or the clock. Asking and replying leave the state as it is."""

    SENT = "sent"
    SEEN = "seen"
    ASKED = "asked"
    REPLIED = "replied"
    UNANSWERED = "unanswered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    STARTED = "started"
    COMPLETED = "completed"
    FEEDBACK = "feedback"
    WITHDRAWN = "withdrawn"


WAITING = frozenset({State.SENT, State.SEEN, State.UNANSWERED})  # for an answer
GOING = frozenset({State.ACCEPTED, State.STARTED})
OVER = frozenset({State.DECLINED, State.COMPLETED, State.FEEDBACK, State.WITHDRAWN})
TALKING = WAITING | GOING
NOT_OVER = TALKING | {State.DRAFT}

MOVES: Mapping[Move, Mapping[State, State]] = {
    Move.SENT: {State.DRAFT: State.SENT},
    Move.SEEN: {State.SENT: State.SEEN, State.UNANSWERED: State.UNANSWERED},
    Move.ASKED: {state: state for state in TALKING},
    Move.REPLIED: {state: state for state in TALKING},
    Move.UNANSWERED: dict.fromkeys(WAITING, State.UNANSWERED),
    Move.ACCEPTED: dict.fromkeys(WAITING, State.ACCEPTED),
    Move.DECLINED: dict.fromkeys(WAITING, State.DECLINED),
    Move.STARTED: {State.ACCEPTED: State.STARTED},
    Move.COMPLETED: dict.fromkeys(GOING, State.COMPLETED),
    Move.FEEDBACK: {State.COMPLETED: State.FEEDBACK},
    Move.WITHDRAWN: dict.fromkeys(TALKING | {State.DRAFT}, State.WITHDRAWN),
}
ANSWERS = frozenset({Move.ACCEPTED, Move.DECLINED})
ONCE = frozenset(Move) - {Move.ASKED, Move.REPLIED, Move.UNANSWERED}


def after(state: State, move: Move) -> State | None:
    """The state the move leads to; None when it is not possible any more, or not yet."""
    return MOVES[move].get(state)


@dataclass(frozen=True)
class ConsentFacts:
    """What the rule needs to know of a consent. The child's own yes is the consent's own rule."""

    purpose: str
    for_recipient: bool
    in_force: bool
    given_by_guardian: bool


def holds(consent: ConsentFacts, *, purposes: frozenset[str], child: bool) -> bool:
    """Whether a referral may rest on this consent.

    A child's referral needs the guardian's yes. Whoever's age is unknown counts as a child.
    """
    if not consent.in_force or not consent.for_recipient or consent.purpose not in purposes:
        return False
    return consent.given_by_guardian or not child


def opened_by(wanted: int, *, needed: int, held: int) -> int:
    """Which drawers an acceptance opens: those she lets us share, of those the service needs,
    of those the sender holds. Nobody gives more than he has, and the cover is always among them.
    """
    cover = 1
    return (wanted & needed & held) | cover


def escalates_next(steps: int, *, pace: timedelta, at: datetime) -> datetime:
    """A late referral is brought up again and again, slower each time; it never stops."""
    slower: int = 2 ** min(steps, 4)
    return at + pace * slower


def reply_code_from(random: int) -> str:
    """Six signs for a slip of paper, of the letters one hears right on the telephone."""
    return "".join(LETTERS[(random >> (5 * place)) & 31] for place in range(6))


def same_code(said: str, code: str) -> bool:
    """Read off a paper by somebody tired: case, blanks and dashes do not count."""
    return said.strip().upper().replace(" ", "").replace("-", "") == code
