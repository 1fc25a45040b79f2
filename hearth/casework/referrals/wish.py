"""What is asked, as values: of whom, for what, how soon, and on what ground."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from hearth.foundation.access.compartments import Compartment
from hearth.foundation.accounts.models import Unit


@dataclass(frozen=True)
class Partner:
    """Somebody who does not work with Hearth: a doctor, a school, an office."""

    name: str
    kind: str
    reached_by: str  # link, paper
    contact: str = ""


@dataclass(frozen=True)
class Wish:
    """What one unit asks of another, or of an outside partner. Codes are whole terms."""

    service: str
    urgency: str
    message: str
    to: Unit | Partner
    danger: bool = False
    reason: str | None = None
    withheld: frozenset[Compartment] = frozenset()  # what she does not wish shared

    @property
    def recipient(self) -> Unit | None:
        return self.to if isinstance(self.to, Unit) else None

    @property
    def partner(self) -> Partner | None:
        return self.to if isinstance(self.to, Partner) else None


@dataclass(frozen=True)
class OnConsent:
    """She agreed: this consent, to this recipient."""

    consent: UUID


@dataclass(frozen=True)
class WithoutHer:
    """It goes without her consent, on a ground of the policy page, and somebody says why."""

    ground: str
    why: str


GroundGiven = OnConsent | WithoutHer
