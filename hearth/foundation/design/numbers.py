"""Numbers as they are written here: 1 250 and 45 % in Albanian, 1,250 and 45% in English."""

from __future__ import annotations

from django.utils.translation import get_language

NARROW = "\u202f"  # a narrow space that does not break


def figure(number: float) -> str:
    """A count, its thousands apart. A fraction keeps one decimal."""
    written = f"{number:,}" if isinstance(number, int) or number.is_integer() else f"{number:,.1f}"
    if isinstance(number, float) and number.is_integer():
        written = f"{int(number):,}"
    if get_language() == "sq":
        return written.replace(",", NARROW).replace(".", ",")
    return written


def up_to(number: int, most: int) -> str:
    """A count that was not carried on to its end: 25+ where there are more than twenty-five."""
    return f"{figure(most)}+" if number > most else figure(number)


def percent(share: float) -> str:
    """0.45 as 45 %."""
    whole = f"{round(share * 100)}"
    return f"{whole}\u00a0%" if get_language() == "sq" else f"{whole}%"
