"""What the Coalition's board answers to somebody outside: yes, waiting list, or no.

It never answers with a number, and the answer of a unit is that of its best house: who asks
again and again with another age or another child learns nothing of who is inside.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    YES = "yes"
    WAITING_LIST = "waiting-list"
    NO = "no"


@dataclass(frozen=True)
class Offer:
    """One house, as the board looks at it: is it right for them, are there beds tonight?"""

    right: bool
    free: int
    waiting_list: bool


def answer(offers: Iterable[Offer], *, beds: int) -> Answer:
    """The best answer of a unit's houses. A family is never torn apart over two houses."""
    right = [offer for offer in offers if offer.right]
    if any(offer.free >= beds for offer in right):
        return Answer.YES
    if any(offer.waiting_list for offer in right):
        return Answer.WAITING_LIST
    return Answer.NO
