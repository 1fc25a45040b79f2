"""The ladder of statuses: what may follow what, and which body may say so. Never by itself.

Source: domain reference 2.2 and 2.3. Two things are ours, and no jurist has looked at them: a
status with rights is taken away by the formal-identification structure alone, and whoever
withdrew or was lost may always come back to where the ladder can be climbed again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """The last parts of the terms of `identification-status`."""

    SIGNAL = "signal"
    SCREENING = "screening"
    POTENTIAL = "potential"
    FORMAL_REQUESTED = "formal-requested"
    FORMAL_HELD = "formal-held"
    OFFICIAL = "official"
    NOT_VICTIM = "not-victim"
    AT_RISK_ONLY = "at-risk-only"
    WITHDRAWN = "withdrawn"
    UNTRACEABLE = "untraceable"


class Body(StrEnum):
    """The last parts of the terms of `deciding-body`."""

    MOBILE_UNIT = "mobile-unit"
    NGO = "ngo"
    POLICE = "police"
    BORDER_POLICE = "border-police"
    FORMAL_STRUCTURE = "formal-structure"
    SOCIAL_SERVICE = "state-social-service"
    CHILD_PROTECTION = "child-protection"
    AUTHORITY = "responsible-authority"
    COURT = "prosecution-or-court"
    FOREIGN = "foreign-authority"
    OTHER = "other"


Bodies = frozenset[Body]

FIRST_LINE: Bodies = frozenset(
    {
        Body.MOBILE_UNIT, Body.NGO, Body.POLICE, Body.BORDER_POLICE, Body.SOCIAL_SERVICE,
        Body.CHILD_PROTECTION, Body.AUTHORITY, Body.OTHER,
    }
)  # fmt: skip
STRUCTURE: Bodies = frozenset({Body.FORMAL_STRUCTURE})

_OUT = {Status.WITHDRAWN: FIRST_LINE | STRUCTURE, Status.UNTRACEABLE: FIRST_LINE | STRUCTURE}
_BACK = {
    Status.SCREENING: FIRST_LINE,
    Status.POTENTIAL: FIRST_LINE,
    Status.FORMAL_REQUESTED: FIRST_LINE,
}

LADDER: Mapping[Status | None, Mapping[Status, Bodies]] = {
    None: {
        Status.SIGNAL: FIRST_LINE,
        Status.SCREENING: FIRST_LINE,
        Status.POTENTIAL: FIRST_LINE,
        Status.AT_RISK_ONLY: FIRST_LINE,
    },
    Status.SIGNAL: {Status.SCREENING: FIRST_LINE, **_OUT},
    Status.SCREENING: {
        Status.POTENTIAL: FIRST_LINE,
        Status.AT_RISK_ONLY: FIRST_LINE,
        Status.NOT_VICTIM: FIRST_LINE,
        **_OUT,
    },
    Status.AT_RISK_ONLY: {
        Status.SCREENING: FIRST_LINE,
        Status.POTENTIAL: FIRST_LINE,
        Status.NOT_VICTIM: FIRST_LINE,
        **_OUT,
    },
    Status.POTENTIAL: {Status.FORMAL_REQUESTED: FIRST_LINE, **_OUT},
    Status.FORMAL_REQUESTED: {
        Status.FORMAL_HELD: STRUCTURE,
        Status.POTENTIAL: FIRST_LINE | STRUCTURE,  # she takes the request back: she stays VMT
        **_OUT,
    },
    Status.FORMAL_HELD: {
        Status.OFFICIAL: STRUCTURE,
        Status.POTENTIAL: STRUCTURE,  # stays a potential victim, with the same rights
        Status.NOT_VICTIM: STRUCTURE,
        Status.AT_RISK_ONLY: STRUCTURE,
        **_OUT,
    },
    Status.OFFICIAL: {Status.FORMAL_HELD: STRUCTURE},  # nothing but a new joint interview
    Status.NOT_VICTIM: {
        Status.SCREENING: FIRST_LINE,
        Status.POTENTIAL: FIRST_LINE,
        Status.FORMAL_REQUESTED: FIRST_LINE,
    },
    Status.WITHDRAWN: {**_BACK, Status.UNTRACEABLE: FIRST_LINE | STRUCTURE},
    Status.UNTRACEABLE: {**_BACK, Status.WITHDRAWN: FIRST_LINE | STRUCTURE},
}

# The road of the formal procedure, drawn only for whoever asked for it: the official status is
# rare, and no case has to reach it (domain reference 0).
ROAD = (Status.FORMAL_REQUESTED, Status.FORMAL_HELD, Status.OFFICIAL)
PROTECTED = frozenset(
    {Status.POTENTIAL, Status.FORMAL_REQUESTED, Status.FORMAL_HELD, Status.OFFICIAL}
)  # statuses with the full right to services
FORMAL = frozenset({Status.FORMAL_REQUESTED, Status.FORMAL_HELD, Status.OFFICIAL})


class Obstacle(StrEnum):
    """Why a status may not be decided so."""

    NO_SUCH_STEP = "no-such-step"  # the ladder has no such step from here
    NOT_THIS_BODY = "not-this-body"  # it has, but another body decides it
    BEFORE_THE_LAST = "before-the-last"  # dated before the decision it follows
    IN_THE_FUTURE = "in-the-future"


@dataclass(frozen=True)
class Decided:
    """A decision on a status: what, by which body, on which day."""

    status: Status
    body: Body
    on: date


def may_follow(before: Status | None) -> tuple[Status, ...]:
    """What may be decided from here, in the order of the ladder."""
    return tuple(LADDER[before])


def open_to_first_line(before: Status | None) -> list[Status]:
    """What a unit of the first line may decide from here, outside the formal procedure."""
    return [
        status
        for status, bodies in LADDER[before].items()
        if status not in FORMAL and bodies & FIRST_LINE
    ]


def who_may(before: Status | None, after: Status) -> Bodies:
    """The bodies that may decide this step; none where there is no such step."""
    return LADDER[before].get(after, frozenset())


def obstacles(
    decision: Decided, *, follows: Status | None, decided_last: date | None, today: date
) -> list[Obstacle]:
    """Everything that stands in the way of a decision, so that it can be mended in one go."""
    bodies = who_may(follows, decision.status)
    in_the_way = {
        Obstacle.NO_SUCH_STEP: not bodies,
        Obstacle.NOT_THIS_BODY: bool(bodies) and decision.body not in bodies,
        Obstacle.BEFORE_THE_LAST: decided_last is not None and decision.on < decided_last,
        Obstacle.IN_THE_FUTURE: decision.on > today,
    }
    return [obstacle for obstacle, present in in_the_way.items() if present]


def may_be_corrected(newest: Status | None, before: Status | None, *, own: bool) -> bool:
    """Whether "potential" may be taken back as a mistake, by the unit that wrote it.

    Only while nothing was built on it: it is in force, and no formal procedure came before it. It
    leads back to the screening and no further: that she is no victim is a decision of its own,
    and correcting is no way round the structure that alone takes away a status with rights.
    Our reading of the domain reference 2.3; no jurist has looked at it.
    """
    return own and newest is Status.POTENTIAL and before not in PROTECTED


def is_told_anew(before: Status | None, after: Status) -> bool:
    """Whether the step makes her a potential victim whom nobody has been told of yet.

    From a status without protection up to "potential": police and authority must hear of it, as
    at a first identification. When in doubt they are told once more than needed.
    """
    return after is Status.POTENTIAL and before not in PROTECTED
