"""The doors of the house: what the navigation shows to this person.

A guard sets `request.doors`; where there is none, a page shows no navigation.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Door:
    """One entry of the navigation."""

    label: str
    icon: str
    address: str
    count: int = 0


@dataclass(frozen=True)
class Doors:
    """All a person's doors: those of the day and those used seldom, the one act that starts work,
    and who is signed in."""

    links: tuple[Door, ...]
    seldom: tuple[Door, ...] = ()
    act: Door | None = None
    search: str = ""
    lock: str = ""
    who: str = ""
    post: str = ""

    @property
    def nearest(self) -> tuple[Door, ...]:
        """What fits on a phone's bar beside "More"."""
        return self.links[:4]

    @property
    def farther(self) -> tuple[Door, ...]:
        return self.links[4:]

    def here(self, path: str) -> Door | None:
        """The door one stands in: the longest address that the path begins with."""
        every = (*self.links, *self.seldom)
        open_ones = [door for door in every if _leads_to(door.address, path)]
        return max(open_ones, key=lambda door: len(door.address), default=None)


def _leads_to(address: str, path: str) -> bool:
    return path == address or (address != "/" and path.startswith(address.rstrip("/") + "/"))
