"""What the signs of a screening mean. No database, no clock, no request.

Source of the weighing: the official screening form of 2005 (domain reference 2.4): an adult is
presumed a victim with at least one sign in each of act, means and purpose; for a child act and
purpose are enough. Palermo Protocol art. 3: a child's consent, and so the means, do not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

SEEN = frozenset({"observed", "stated", "suspected"})  # "unknown" is no sign
REFERRING = frozenset(
    {
        "police", "border-police", "prosecution-or-court", "school", "health", "labour-inspector",
        "employment-office", "embassy", "responsible-authority", "state-social-service",
        "child-protection", "municipality", "migrant-centre", "shelter", "other-ngo",
    }
)  # fmt: skip


class Element(StrEnum):
    """The three parts of trafficking, as the law has them."""

    ACT = "act"
    MEANS = "means"
    PURPOSE = "purpose"


class Finding(StrEnum):
    """What the worker concludes, and what the rule would advise: the last parts of the terms."""

    POTENTIAL_VICTIM = "potential-victim"
    AT_RISK = "at-risk"
    NO_SIGNS = "no-signs"


NEEDED_FOR_AN_ADULT = tuple(Element)
NEEDED_FOR_A_CHILD = (Element.ACT, Element.PURPOSE)


@dataclass(frozen=True)
class Advice:
    """Not a decision: which signs speak for which element, and what the rule makes of them."""

    finding: Finding
    child: bool
    signs: Mapping[Element, tuple[str, ...]]
    other: tuple[str, ...]

    @property
    def missing(self) -> tuple[Element, ...]:
        """What an adult rule would still ask for."""
        needed = _needed(child=self.child)
        return tuple(element for element in needed if not self.signs[element])


def was_referred(source: str) -> bool:
    """Another body sent her, or we found her ourselves: which of the two a source means."""
    return source in REFERRING


def advise(
    signs: Mapping[str, str], elements: Mapping[str, AbstractSet[Element]], *, child: bool
) -> Advice:
    """Weigh the signs. `signs`: indicator to basis; `elements`: indicator to what it may show."""
    marked = [sign for sign, basis in signs.items() if basis in SEEN]
    by_element = {
        element: tuple(s for s in marked if element in elements.get(s, frozenset()))
        for element in Element
    }
    other = tuple(s for s in marked if not elements.get(s))
    return Advice(_finding(by_element, marked, child=child), child, by_element, other)


def _finding(
    by_element: Mapping[Element, tuple[str, ...]], marked: Iterable[str], *, child: bool
) -> Finding:
    needed = _needed(child=child)
    if all(by_element[element] for element in needed):
        return Finding.POTENTIAL_VICTIM
    return Finding.AT_RISK if any(marked) else Finding.NO_SIGNS


def _needed(*, child: bool) -> tuple[Element, ...]:
    return NEEDED_FOR_A_CHILD if child else NEEDED_FOR_AN_ADULT
