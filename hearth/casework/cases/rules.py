"""Case numbers, and what may happen to a case when. No database, no clock."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import UUID

# Crockford's base 32: no I, L, O or U, so that a number read out on the telephone is heard right.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MISHEARD = str.maketrans({"O": "0", "I": "1", "L": "1"})
WHOLE, SHORTEST = 8, 4  # signs of a number, and how few are worth looking for

# Purposes that make sense only towards somebody.
TOWARDS_SOMEBODY = frozenset(
    {"consent-purpose/sharing", "consent-purpose/identity-to-police", "consent-purpose/referral"}
)
UNDO_WITHIN = timedelta(days=1)


def number_from(random: UUID) -> str:
    """Eight random signs in two groups, `4417-K9TM`: it tells neither order nor place nor year."""
    value = random.int & (2**40 - 1)
    signs = [LETTERS[(value >> (5 * step)) & 31] for step in range(8)]
    return "".join(signs[:4]) + "-" + "".join(signs[4:])


def number_in(words: str) -> str:
    """The number, or how it begins, that somebody may have meant; empty if it cannot be one.

    Crockford's rule: a letter that is not in use stands for the digit it looks like. Less than
    the whole number must have a digit or its dash, or every short name would be taken for one.
    """
    signs = re.sub(r"[\s.\-–/]", "", words).upper()
    if len(signs) != WHOLE and not re.match(r"\s*\w{4}-|.*\d", words):
        return ""
    signs = signs.translate(MISHEARD)
    if not SHORTEST <= len(signs) <= WHOLE or not all(sign in LETTERS for sign in signs):
        return ""
    return signs if len(signs) == SHORTEST else f"{signs[:4]}-{signs[4:]}"


@dataclass(frozen=True)
class Cursor:
    """Where a page of the list ends: the next begins behind it. No counting, no page numbers."""

    opened_at: datetime
    pk: UUID

    def __str__(self) -> str:
        micros = (self.opened_at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
        return f"{micros}.{self.pk.hex}"

    @classmethod
    def read(cls, written: str) -> Cursor | None:
        """From an address; what is not a cursor is none, and the list begins at its beginning."""
        found = re.fullmatch(r"(\d{1,17})\.([0-9a-f]{32})", written)
        if found is None:
            return None
        opened_at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=int(found[1]))
        return cls(opened_at, UUID(found[2]))


class Missing(StrEnum):
    """What a consent lacks before it is one."""

    RECIPIENT = "recipient"  # to whom?
    ONE_RECIPIENT = "one-recipient"  # two were named: one line each
    WORDING = "wording"  # which text was read to her?
    GUARDIAN = "guardian"  # a child's consent is given by the guardian
    ASSENT = "assent"  # and the child has not been asked
    CHILD_SAID_NO = "child-said-no"  # then there is no consent
    NOT_A_CHILD = "not-a-child"  # an adult decides for herself


@dataclass(frozen=True)
class Asked:
    """What was asked and answered when a consent was taken."""

    purpose: str
    child: bool
    recipients: int
    wording: str
    by_guardian: bool
    guardian: str
    assent: str  # "", given, no, too-young


def lacking(asked: Asked) -> list[Missing]:
    """Everything that stands in the way, so that it can be put right in one go.

    For a child both must say yes, the guardian and the child; only a child too young to
    understand is not asked. Nobody decides in an adult's place.
    """
    lacks = {
        Missing.RECIPIENT: asked.purpose in TOWARDS_SOMEBODY and asked.recipients == 0,
        Missing.ONE_RECIPIENT: asked.recipients > 1,
        Missing.WORDING: not asked.wording,
        Missing.GUARDIAN: asked.child and not (asked.by_guardian and asked.guardian),
        Missing.ASSENT: asked.child and asked.assent == "",
        Missing.CHILD_SAID_NO: asked.child and asked.assent == "no",
        Missing.NOT_A_CHILD: asked.by_guardian and not asked.child,
    }
    return [missing for missing, so in lacks.items() if so]


class Obstacle(StrEnum):
    """What stands in the way of closing a case."""

    CLOSED = "closed"
    DANGER_WAITS = "danger-waits"


def obstacles_to_closing(*, closed: bool, dangers_waiting: int) -> list[Obstacle]:
    """A case is closed once, and not while a task waits on which somebody's safety hangs."""
    in_the_way = {Obstacle.CLOSED: closed, Obstacle.DANGER_WAITS: dangers_waiting > 0}
    return [obstacle for obstacle, so in in_the_way.items() if so]


def may_be_undone(done_at: datetime | None, now: datetime) -> bool:
    """A slip of the finger is put right within a day; after that it is a new task."""
    return done_at is not None and now - done_at <= UNDO_WITHIN


def next_episode(episodes: Collection[int]) -> int:
    return max(episodes, default=0) + 1
