"""The steps of a house-to-house programme. Source: founding 004, the method of the 2006 project."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum


class Step(StrEnum):
    ANALYSIS = "analysis"
    AREAS = "areas"
    ANIMATORS = "animators"
    VISITS = "visits"
    MATERIALS = "materials"
    MEASURED = "measured"


def reached(done: Collection[str]) -> int:
    """How far the programme is: the furthest step of which something was done, from nought."""
    return max((n for n, step in enumerate(Step, 1) if step in done), default=0)
