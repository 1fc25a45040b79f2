"""Master keys in plain files of the keys folder: good for a laptop, not for a seized server."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from pathlib import Path

from hearth.foundation.vault.providers.master import KEY_BYTES, MasterKeys
from hearth.foundation.vault.providers.provider import Health, Wrapped
from hearth.foundation.vault.secret_files import numbered, put_once


class FileProvider:
    """`<version>.key`, 32 bytes each, made on first use, readable by nobody else."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._keys = MasterKeys({})

    def wrap(self, key: bytes, context: bytes) -> Wrapped:
        if not self._refresh():
            self.turn()
        return self._keys.wrap(key, context)

    def unwrap(self, keys: Sequence[Wrapped]) -> list[bytes | None]:
        if any(key.version > self._keys.newest for key in keys):
            self._refresh()
        return self._keys.unwrap(keys)

    def turn(self) -> int:
        version = self._refresh() + 1
        put_once(self._folder / f"{version}.key", secrets.token_bytes(KEY_BYTES))
        return self._refresh()

    def health(self) -> Health:
        return Health(sealed=False, version=self._refresh())

    def _refresh(self) -> int:
        """Another process may have turned the key: look which is the newest."""
        files = numbered(self._folder, ".key")
        if max(files, default=0) != self._keys.newest:
            self._keys = MasterKeys({version: path.read_bytes() for version, path in files.items()})
        return self._keys.newest
