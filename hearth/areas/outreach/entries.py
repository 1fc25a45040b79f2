"""What is told from outside, as values: the same from the desk, the telephone and ODK Collect.

`id` is made where the form is filled in: sent twice, it is one row. `happened_at` is what the
worker's clock said; when we received it is `by.at`. Codes are whole terms:
`outreach-place/market`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

People = Mapping[tuple[str, str], int]  # (sex term, age band term) to how many


@dataclass(frozen=True)
class GoingOut:
    """A shift begins: where to, and when the two should be back."""

    id: UUID
    happened_at: datetime
    municipality: str
    back_by: datetime
    place: str = ""
    colleague: UUID | None = None
    note: str = ""


@dataclass(frozen=True)
class ComingBack:
    """A shift ends. Without `shift`: the one of this worker that is still open."""

    id: UUID
    happened_at: datetime
    shift: UUID | None = None
    note: str = ""


@dataclass(frozen=True)
class PlaceVisited:
    """A marginalised place, what was handed out there, and what looked dangerous."""

    id: UUID
    happened_at: datetime
    municipality: str
    place: str
    people_met: int = 0
    materials: tuple[str, ...] = ()
    materials_given: int = 0
    risks: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class PersonMet:
    """One conversation. No name is asked, and there is no field into which one would fit."""

    id: UUID
    happened_at: datetime
    municipality: str
    place: str
    sex: str
    age_band: str
    language: str = ""
    topics: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    materials_given: int = 0
    risks: tuple[str, ...] = ()
    knows_the_way_to_us: bool = False
    note: str = ""


@dataclass(frozen=True)
class Knowledge:
    """One question, asked before and after: how many answered, how many of them knew."""

    question: str
    asked: int
    knew_before: int
    knew_after: int


@dataclass(frozen=True)
class SessionHeld:
    """An information session. Who told something afterwards is counted, never named."""

    id: UUID
    happened_at: datetime
    municipality: str
    audience: str
    language: str
    venue: str = ""
    topics: tuple[str, ...] = ()
    people: People = field(default_factory=dict)
    minutes: int = 0
    materials: tuple[str, ...] = ()
    materials_given: int = 0
    knowledge: tuple[Knowledge, ...] = ()
    disclosures: int = 0
    reporting_explained: bool = True
    note: str = ""

    @property
    def present(self) -> int:
        return sum(self.people.values())


Entry = GoingOut | ComingBack | PlaceVisited | PersonMet | SessionHeld
