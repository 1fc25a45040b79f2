"""What every gateway is, and how it says no."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from hearth.foundation.messaging.channels import Channel
from hearth.foundation.messaging.text import Text

PATIENCE = 15.0  # seconds for somebody else's machine
NO_ANSWER = "no-answer"  # they have passed


@dataclass(frozen=True)
class Envelope:
    """One letter on its way. Its id makes a second copy recognisable to whoever receives it."""

    letter: UUID
    channel: Channel
    address: str
    text: Text


class Undeliverable(Exception):
    """It did not go. `reason` is a code; `for_good`: trying again would be no use."""

    def __init__(self, reason: str, *, for_good: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.for_good = for_good


class Gateway(Protocol):
    def carry(self, envelope: Envelope) -> None:
        """Returns when somebody else has taken responsibility; raises Undeliverable otherwise."""


class Absent:
    """There is no such door in this house. The letter waits: somebody may yet build it."""

    def carry(self, envelope: Envelope) -> None:
        raise Undeliverable("no-gateway")
