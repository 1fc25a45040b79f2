"""Encrypts as a telephone does, written after ODK's specification and apart from what opens it.

AES is used block by block, so that chaining, padding and vectors are worked out a second time.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.serialization import load_der_public_key

OAEP = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)


@dataclass(frozen=True)
class Locked:
    """What goes into the manifest, and the files in the order in which they were encrypted."""

    wrapped: str
    signature: str
    files: list[tuple[str, bytes]]


def lock(
    public: str, form: str, version: str, instance: str, files: Sequence[tuple[str, bytes]]
) -> Locked:
    """Media first, in order, the answers last."""
    rsa = load_der_public_key(base64.b64decode(public))
    assert isinstance(rsa, RSAPublicKey)
    key = secrets.token_bytes(32)
    seed = list(md5(instance.encode() + key))
    wrapped = base64.b64encode(rsa.encrypt(key, OAEP)).decode()
    lines = [form, *([version] if version else []), wrapped, instance]
    sent = []
    for counter, (name, content) in enumerate(files):
        seed[counter % 16] = (seed[counter % 16] + 1) & 0xFF
        sent.append((name, cfb(key, bytes(seed), content)))
        lines.append(f"{name}::{md5(content).hex()}")
    said = md5(("\n".join(lines) + "\n").encode())
    return Locked(wrapped, base64.b64encode(rsa.encrypt(said, OAEP)).decode(), sent)


def cfb(key: bytes, vector: bytes, content: bytes) -> bytes:
    """AES/CFB/PKCS5Padding, out of single blocks."""
    missing = 16 - len(content) % 16
    padded = content + bytes([missing]) * missing
    block = Cipher(algorithms.AES(key), modes.ECB())  # noqa: S305 - single blocks
    out = b""
    for start in range(0, len(padded), 16):
        stream = block.encryptor().update(vector)
        vector = bytes(a ^ b for a, b in zip(padded[start : start + 16], stream, strict=True))
        out += vector
    return out


def md5(content: bytes) -> bytes:
    return hashlib.md5(content, usedforsecurity=False).digest()
