"""What may be answered together. No database, no clock.

A question that takes several answers takes either answers, or one of the four ways of not
answering (domain standards 1.1), never both: "Roma, and declined to say" is no fact.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

NON_ANSWERS = frozenset({"unknown", "not-asked", "not-applicable", "declined"})


def is_non_answer(code: str) -> bool:
    """`means-of-control/declined` is one; `disability/none` is an answer."""
    return code.rpartition("/")[2] in NON_ANSWERS


def contradicts(codes: Collection[str]) -> bool:
    """Answers and a non-answer, or two non-answers, in one breath."""
    return len(codes) > 1 and any(map(is_non_answer, codes))


def signs_as_row(signs: Mapping[str, str]) -> list[str]:
    """Signs as a row keeps them: `indicator/g-01=observed`, in order."""
    return sorted(f"{sign}={basis}" for sign, basis in signs.items())


def signs_of_row(row: Collection[str]) -> dict[str, str]:
    """And back: indicator to basis."""
    return dict(word.split("=", 1) for word in row)
