"""Phases and their exit tests, what the law owes, and what must be said when it ends."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum


class Owed(StrEnum):
    """How it stands with an entitlement."""

    TO_ASK = "to-ask"
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    NOT_WANTED = "not-wanted"
    NOT_FOR_HER = "does-not-apply"


class Stands(StrEnum):
    """What stands in the way of the next phase, or of a farewell."""

    SAME = "same"  # it is the phase the person is in
    UNMET = "unmet"  # an exit test is unmet, and nobody said why
    BACKWARDS = "backwards"  # a phase comes back, and nobody said why
    ALTERNATIVE = "alternative"  # no other place was offered
    DIRECTOR = "director"  # no director agreed


def unmet(tests: Sequence[str], met: Collection[str]) -> list[str]:
    """The exit tests that are not met, in the order of the page."""
    return [test for test in tests if test not in met]


def obstacles_to_phase(
    order: Sequence[str], now: str | None, to: str, *, unmet: Sequence[str], why: str
) -> list[Stands]:
    """A phase may be left with a test unmet, and may come back; then somebody says why."""
    back = now is not None and order.index(to) < order.index(now)
    stands = {
        Stands.SAME: now == to,
        Stands.UNMET: bool(unmet) and not back and not why,
        Stands.BACKWARDS: back and not why,
    }
    return [obstacle for obstacle, so in stands.items() if so]


def obstacles_to_farewell(
    reason: str, needs_alternative: Collection[str], *, alternative: str, director: str
) -> list[Stands]:
    """Nobody is put out for breaking rules without another place, and without the director."""
    strict = reason in needs_alternative
    stands = {
        Stands.ALTERNATIVE: strict and not alternative,
        Stands.DIRECTOR: strict and not director,
    }
    return [obstacle for obstacle, so in stands.items() if so]
