"""Signatures with a key of this Hearth (Ed25519): whoever has the public half can check them."""

from __future__ import annotations

from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from hearth.foundation.vault.secret_files import put_once


class SigningKey:
    """`<name>.key` signs and never leaves; `<name>.pub` checks and may be given to anybody."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._public = path.with_suffix(".pub")

    def sign(self, text: bytes) -> bytes:
        """Made on first use."""
        if not self._path.exists():
            put_once(self._path, Ed25519PrivateKey.generate().private_bytes_raw())
        private = Ed25519PrivateKey.from_private_bytes(self._path.read_bytes())
        if not self._public.exists():
            put_once(self._public, private.public_key().public_bytes_raw())
        return private.sign(text)

    def signed(self, text: bytes, signature: bytes) -> bool:
        """Whether this key, and no other, signed exactly this."""
        try:
            public = Ed25519PublicKey.from_public_bytes(self._public.read_bytes())
            public.verify(signature, text)
        except (InvalidSignature, FileNotFoundError):
            return False
        return True
