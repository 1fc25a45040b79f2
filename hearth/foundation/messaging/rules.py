"""Which ways a letter goes. In doubt by more ways, and never by none that would have worked."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TypeVar

C = TypeVar("C", bound=str)

LIGHTEST_FIRST = ("push", "email", "sms")
URGENT = frozenset({"alert", "overdue"})  # what somebody may have to answer at night


def ways(reachable: AbstractSet[C], chosen: AbstractSet[C], *, because: str) -> frozenset[C]:
    """What the colleague chose, if it works; else all ways for an alert, one for the rest."""
    if chosen & reachable:
        return frozenset(chosen & reachable)
    if because in URGENT:
        return frozenset(reachable)
    return frozenset(sorted(reachable, key=LIGHTEST_FIRST.index)[:1])
