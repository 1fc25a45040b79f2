"""What a plan needs before it is one, and who must sign it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Whose(StrEnum):
    """Who does it. Source: domain reference 3, responsible: staff, victim, institution."""

    STAFF = "staff"
    PERSON = "person"
    INSTITUTION = "institution"


class State(StrEnum):
    """How an action stands. Source: domain reference 3."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    ACHIEVED = "achieved"
    CHANGED = "changed"
    DROPPED = "dropped"

    @property
    def open(self) -> bool:
        return self in (State.NOT_STARTED, State.IN_PROGRESS)

    @property
    def needs_why(self) -> bool:
        """What was changed or given up says why: it is the person's plan, and our memory."""
        return self in (State.CHANGED, State.DROPPED)


class Seat(StrEnum):
    """Who signs."""

    PERSON = "person"
    GUARDIAN = "guardian"
    WORKER = "worker"


class Sign(StrEnum):
    """How somebody signed. Whoever cannot write agrees aloud, in front of a witness."""

    PAPER = "paper"
    ALOUD = "aloud"


class Missing(StrEnum):
    """What a plan lacks before it can be written down."""

    GOAL = "goal"  # no domain has one
    WHY = "why"  # a later version says what changed
    GOAL_OF_ACTION = "goal-of-action"  # an action in a domain without a goal
    WHY_OF_ACTION = "why-of-action"  # an action changed or dropped in silence


@dataclass(frozen=True)
class Planned:
    """One action, as far as the rule looks at it."""

    domain: str
    state: State
    why: str
    was: State | None = None


def lacking(
    goals: Collection[str], actions: Sequence[Planned], *, version: int, why: str
) -> list[Missing]:
    """Everything that stands in the way, so that it can be put right in one go."""
    silent = [each for each in actions if each.state.needs_why and not each.why]
    lacks = {
        Missing.GOAL: not goals,
        Missing.WHY: version > 1 and not why,
        Missing.GOAL_OF_ACTION: any(each.domain not in goals for each in actions),
        Missing.WHY_OF_ACTION: any(each.was is not each.state for each in silent),
    }
    return [missing for missing, so in lacks.items() if so]


def signatures_needed(*, child: bool) -> frozenset[Seat]:
    """Both sides sign. For a child the guardian does; the child may sign as well."""
    return frozenset({Seat.GUARDIAN if child else Seat.PERSON, Seat.WORKER})


def still_to_sign(signed: Collection[Seat], *, child: bool) -> list[Seat]:
    """Who has not signed yet, in the order of the table."""
    needed = signatures_needed(child=child)
    return [seat for seat in Seat if seat in needed and seat not in signed]
