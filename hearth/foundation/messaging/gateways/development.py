"""For the demo: letters land in a folder, where one can look at them, and go no further."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hearth.foundation.messaging.gateways.gateway import Envelope


@dataclass(frozen=True)
class Folder:
    """One file per letter, named after it: delivered twice, it is still one file."""

    path: Path

    def carry(self, envelope: Envelope) -> None:
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = self.path / f".{envelope.letter}"
        fresh.write_text(
            f"{envelope.channel.value}: {envelope.address}\n\n{envelope.text.whole}",
            encoding="utf-8",
        )
        fresh.replace(self.path / f"{envelope.letter}.{envelope.channel.value}.txt")
