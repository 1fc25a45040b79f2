"""What may be taken along on a phone, and what of it. No database, no clock.

Source: security notes 3(h); decision 0032 says why each thing travels or stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from hearth.casework.people.rules import ContactRules

DANGEROUS = frozenset({"risk-level/high", "risk-level/extreme"})
NUMBERS = 6  # of offices, at most
ONLY_THAT = " "  # that it is so, and not who


class Obstacle(StrEnum):
    """Why nothing was taken along."""

    NONE_CHOSEN = "none-chosen"
    TOO_MANY = "too-many"
    TOO_LONG = "too-long"
    NO_KEY = "no-key"  # the phone gave no key that the facts could be sealed to
    CLOSED = "closed"
    SEALED = "sealed"
    NOT_THEIRS = "not-theirs"  # it does not open to them, or they were told and do not work on it


@dataclass(frozen=True)
class Standing:
    """How a case and the worker stand to each other at this moment."""

    opens: bool
    works: bool
    sealed: bool
    closed: bool


def in_the_way(standing: Standing) -> Obstacle | None:
    """Why this case may not be on a phone; None when it may. Asked anew whenever the phone asks.

    To read is not enough: somebody who was told of a case does not carry it about.
    """
    if not (standing.opens and standing.works):
        return Obstacle.NOT_THEIRS
    if standing.sealed:
        return Obstacle.SEALED
    return Obstacle.CLOSED if standing.closed else None


def too_much(
    cases: int, lasting: timedelta, *, most_cases: int, longest: timedelta
) -> list[Obstacle]:
    """What is wrong with the request as such, all of it at once."""
    found = []
    if cases < 1:
        found.append(Obstacle.NONE_CHOSEN)
    if cases > most_cases:
        found.append(Obstacle.TOO_MANY)
    if not timedelta() < lasting <= longest:
        found.append(Obstacle.TOO_LONG)
    return found


class Stage(StrEnum):
    """Where a lease stands, as the one who looks after the phones sees it."""

    RUNNING = "running"
    OVER = "over"  # its time has passed; the phone deletes by itself, and has not said so yet
    ENDED = "ended"  # somebody ended it; the phone has not heard of it yet
    GONE = "gone"  # the phone said that it is gone


def stage(
    now: datetime, *, until: datetime, ended_at: datetime | None, wiped_at: datetime | None
) -> Stage:
    if wiped_at is not None:
        return Stage.GONE
    if ended_at is not None:
        return Stage.ENDED
    return Stage.OVER if until <= now else Stage.RUNNING


@dataclass(frozen=True)
class ToDo:
    """One of the worker's own tasks."""

    what: str
    due_at: datetime
    danger: bool


@dataclass(frozen=True)
class Office:
    """A telephone number that is in the directory anyway. By its name in both languages."""

    names: Mapping[str, str]
    phone: str


@dataclass(frozen=True)
class Known:
    """All that the reader may open of what could travel; a closed drawer leaves its part empty."""

    number: str
    sex: str
    age_band: str
    child: bool
    contact: ContactRules | None  # None: the drawer is closed to the reader
    risk: str
    meeting: date | None
    tasks: Sequence[ToDo]
    offices: Sequence[Office]


def reduced(known: Known, *, most_tasks: int, longest_task: int) -> Known:
    """What travels. When in doubt it stays in the house."""
    tasks = sorted(known.tasks, key=lambda task: (not task.danger, task.due_at))
    return replace(
        known,
        contact=without_places_and_people(known.contact) if known.contact else None,
        tasks=tuple(replace(task, what=_cut(task.what, longest_task)) for task in tasks)[
            :most_tasks
        ],
        offices=tuple(known.offices)[:NUMBERS],
    )


def without_places_and_people(rules: ContactRules) -> ContactRules:
    """How the person may be called, and nothing that leads to a door or to somebody else.

    Her number travels only if she agreed to be called. The address, the other way round to her
    and who shares the telephone name places and people; that it is shared at all is kept.
    """
    if not (rules.may_call and rules.phone):
        return ContactRules()
    return replace(
        rules,
        address="",
        may_visit=False,
        otherwise="",
        shared=ONLY_THAT if rules.shared else "",
    )


def in_danger(known: Known) -> bool:
    return known.risk in DANGEROUS or any(task.danger for task in known.tasks)


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"
