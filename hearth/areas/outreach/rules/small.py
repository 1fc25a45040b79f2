"""Small figures are hidden, and never one alone: the total would give it away.

Source: domain reference 10, point 6. The threshold stands in policy/outreach.toml.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Name = TypeVar("Name")


def publishable(cells: Mapping[Name, int], smallest: int) -> dict[Name, int | None]:
    """The figures with the small ones hidden (None); nought is nobody and may be said.

    Where one would be hidden alone, or all the hidden ones together are still fewer than the
    threshold, the next smallest is hidden too, so that no subtraction from a total finds it.
    """
    hidden = {name for name, count in cells.items() if 0 < count < smallest}
    while hidden and (len(hidden) == 1 or sum(cells[name] for name in hidden) < smallest):
        rest = {name: count for name, count in cells.items() if name not in hidden and count}
        if not rest:
            break
        hidden.add(min(rest, key=lambda name: rest[name]))
    return {name: None if name in hidden else count for name, count in cells.items()}


def total(cells: Mapping[Name, int], smallest: int) -> int | None:
    """The sum, if it may be said."""
    together = sum(cells.values())
    return None if 0 < together < smallest else together
