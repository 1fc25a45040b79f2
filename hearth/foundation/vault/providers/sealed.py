"""Master keys behind a passphrase: the web asks the agent, and never holds one itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hearth.foundation.vault.providers.agent import ask
from hearth.foundation.vault.providers.provider import Health, Sealed, Wrapped


class SealedProvider:
    """Speaks to `hearth vault agent` over its private socket. No agent, or not opened: Sealed."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket

    def wrap(self, key: bytes, context: bytes) -> Wrapped:
        answer = ask(self._socket, "wrap", key=key.hex(), context=context.hex())
        return Wrapped(answer["version"], bytes.fromhex(answer["blob"]), context)

    def unwrap(self, keys: Sequence[Wrapped]) -> list[bytes | None]:
        if not keys:
            return []
        asked = [[key.version, bytes(key.blob).hex(), key.context.hex()] for key in keys]
        answer = ask(self._socket, "unwrap", keys=asked)
        return [key and bytes.fromhex(key) for key in answer["keys"]]

    def turn(self) -> int:
        return int(ask(self._socket, "turn")["version"])

    def health(self) -> Health:
        try:
            return Health(**ask(self._socket, "health"))
        except Sealed:
            return Health(sealed=True, version=0)
