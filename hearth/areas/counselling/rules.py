"""What is decided in counselling: how urgent an answer is, when to ask after a colleague."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SUPERVISED_WITHIN = 30  # days between two talks; our proposal, no source yet
HEAVY = 4  # of five: from here the supervisor speaks with the colleague
LOADS = (1, 2, 3, 4, 5)


class Said(StrEnum):
    """An answer of the safety step. Not having asked counts as a yes."""

    YES = "safety-answer/yes"
    NO = "safety-answer/no"
    NOT_SAID = "safety-answer/not-said"


class Urgency(StrEnum):
    """What the answers ask for, in plain words on the page."""

    STAY = "stay"  # nobody leaves; emergency is called
    TODAY = "today"  # a specialist sees the person today
    WATCH = "watch"  # looked at again tomorrow


@dataclass(frozen=True)
class Asked:
    """The three questions of the safety step."""

    plan: str
    means: str
    alone_tonight: str


def urgency(asked: Asked) -> Urgency:
    """The safer side: what was not said is taken as a yes. A human decides; this is the least.

    A plan and the means to carry it out: nobody leaves. One of the two, or a night alone: a
    specialist today. Our proposal after the plain first-aid rule; no clinician has signed it yet.
    """
    answers = (asked.plan, asked.means, asked.alone_tonight)
    plan, means, alone = (said != Said.NO for said in answers)
    if plan and means:
        return Urgency.STAY
    return Urgency.TODAY if plan or means or alone else Urgency.WATCH


def again_on(asked: Asked, today: date) -> date:
    """When somebody looks again: the same day while it is urgent, else the next."""
    return today + timedelta(days=1) if urgency(asked) is Urgency.WATCH else today


def supervision_is_late(last: date | None, today: date) -> bool:
    return last is None or (today - last).days > SUPERVISED_WITHIN


def weighs_heavily(loads: Sequence[int]) -> bool:
    """The newest check-in says so."""
    return bool(loads) and loads[-1] >= HEAVY
