"""When what people said of our help may be told, and how much of it.

Source: domain reference 10, point 6 (small figures are hidden, and never one alone).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FEWEST = 5  # before so many people have answered, one could guess who said what
AGREES = 3  # "mostly" and "yes"


@dataclass(frozen=True)
class Split:
    """One sentence: how many answered it, how many said yes or mostly, how many did not."""

    answered: int | None
    yes: int | None
    no: int | None

    @property
    def hidden(self) -> bool:
        return self.yes is None


def split(answers: Sequence[int]) -> Split:
    """With one small side both are hidden: a subtraction would find it."""
    answered = len(answers)
    yes = sum(answer >= AGREES for answer in answers)
    no = answered - yes
    if 0 < answered < FEWEST:
        return Split(None, None, None)
    if 0 < yes < FEWEST or 0 < no < FEWEST:
        return Split(answered, None, None)
    return Split(answered, yes, no)
