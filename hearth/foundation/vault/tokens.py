"""Tokens that need not be kept: worked out from a row and a key of the keys folder (HMAC-SHA-256).

A dump of the database holds none of them. Whoever takes the keys folder can make them; so can
whoever takes everything.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from pathlib import Path

from hearth.foundation.vault.secret_files import put_once

KEY_BYTES = 32


class TokenKey:
    """`<name>.key`, made on first use."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def token(self, context: bytes) -> str:
        """256 bits, as 43 signs that may stand in an address."""
        return base64.urlsafe_b64encode(self.sign(context)).decode().rstrip("=")

    def sign(self, context: bytes) -> bytes:
        return hmac.new(self._key(), context, hashlib.sha256).digest()

    def _key(self) -> bytes:
        if not self._path.exists():
            put_once(self._path, secrets.token_bytes(KEY_BYTES))
        return self._path.read_bytes()
