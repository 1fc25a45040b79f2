"""Master keys in memory: they lock data keys and unlock them, with AES-256-GCM."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hearth.foundation.vault.providers.provider import NoMasterKey, Wrapped

KEY_BYTES = 32
NONCE_BYTES = 12


class MasterKeys:
    """Every version of the master key that may still be needed; the newest one wraps."""

    def __init__(self, keys: Mapping[int, bytes]) -> None:
        self._keys = {version: AESGCM(key) for version, key in keys.items()}

    @property
    def newest(self) -> int:
        return max(self._keys, default=0)

    def wrap(self, key: bytes, context: bytes) -> Wrapped:
        version = self.newest
        if not version:
            raise NoMasterKey
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = self._keys[version].encrypt(nonce, key, _bound(context, version))
        return Wrapped(version, nonce + sealed, context)

    def unwrap(self, keys: Sequence[Wrapped]) -> list[bytes | None]:
        return [self._unwrap(key) for key in keys]

    def _unwrap(self, key: Wrapped) -> bytes | None:
        master = self._keys.get(key.version)
        if master is None:
            return None
        nonce, sealed = key.blob[:NONCE_BYTES], key.blob[NONCE_BYTES:]
        try:
            return master.decrypt(nonce, sealed, _bound(key.context, key.version))
        except (InvalidTag, ValueError):  # ValueError: too short to hold a nonce
            return None


def _bound(context: bytes, version: int) -> bytes:
    return b"master|%d|%b" % (version, context)
