"""The drawers of a dossier. Every confidential table lies in exactly one."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Compartment(StrEnum):
    """A drawer. Its bit is what the database compares; the order is therefore never changed."""

    OPEN = "open"  # that the dossier exists, its number, its status
    ALERT = "alert"  # what a duty to notify reveals
    IDENTITY = "identity"  # names, birth dates, documents
    WHEREABOUTS = "whereabouts"  # where she is, how to reach her safely
    STORY = "story"  # narrative, interviews, indicators
    HEALTH = "health"  # medical and psychological
    LEGAL = "legal"
    SERVICES = "services"  # plan, referrals, deliveries
    CHILD = "child"
    SESSIONS = "sessions"  # the men's programme
    THERAPY = "therapy"  # a counsellor's own notes; what may be shared lies in health
    ASKED = "asked"  # what is asked of an outside partner: of the whole plan, this alone

    @property
    def bit(self) -> int:
        return BITS[self]


BITS = {drawer: 1 << place for place, drawer in enumerate(Compartment)}


def mask_of(compartments: Iterable[Compartment]) -> int:
    """The drawers as one number, the way grants and roles keep them."""
    return sum({c.bit for c in compartments})


def drawers_in(mask: int) -> tuple[Compartment, ...]:
    """The drawers a number stands for, in their fixed order."""
    return tuple(c for c in Compartment if mask & c.bit)


EVERYTHING = mask_of(Compartment)
