"""A screening as a value: what was asked, as the action understands it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from hearth.areas.identification.rules import Finding


@dataclass(frozen=True)
class Screening:
    """The eight answers, and whatever more was said. Codes are whole terms (`sex/female`)."""

    submission: UUID  # made when the form was opened: sent twice, it finds the first answer
    danger: str
    qark: str
    municipality: str
    place_type: str
    source: str
    sex: str
    age_band: str
    signs: Mapping[str, str]  # indicator term to basis (observed, stated, suspected, unknown)
    accepts_help: str  # yes, not-now, could-not-ask
    finding: Finding
    # everything else is optional, and may come later
    meet_at: str = ""
    danger_now: str = ""
    suspects: str = ""
    observations: str = ""
    needs: tuple[str, ...] = ()
    birth_year: int | None = None
    citizenship: str | None = None
    form: str | None = None
    referred_by: UUID | None = None
    referred_on: date | None = None
    name: Mapping[str, str] = field(default_factory=dict)
