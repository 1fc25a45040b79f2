"""How one value is sealed: AES-256-GCM, padded, and bound to the one place it belongs to.

    0x01 | algorithm (1) | key version (2) | nonce (12) | ciphertext | tag (16)

The associated data names table, column, row, dossier and key version, so that a sealed value
copied to another place will not open there. Source: the project's security notes, 3(a).
"""

from __future__ import annotations

import secrets
import struct
from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FORMAT = 0x01
AES_256_GCM = 0x01
HEADER = struct.Struct(">BBH12s")
LENGTH = struct.Struct(">I")
TAG_BYTES = 16
BUCKETS = (32, 64, 128, 256, 512, 1024, 2048, 4096)
STEP = 4096

Keys = Mapping[int, AESGCM]


class Damaged(Exception):
    """A sealed value is not what was sealed in this place, or its key is not at hand."""


class Where(NamedTuple):
    """The one place a sealed value belongs to."""

    table: str
    column: str
    row: UUID
    dossier: UUID

    def bound(self, version: int) -> bytes:
        return f"v1|{self.table}|{self.column}|{self.row}|{self.dossier}|{version}".encode()


def new_key() -> bytes:
    """A fresh data key."""
    return AESGCM.generate_key(bit_length=256)


def seal(plain: bytes, where: Where, *, version: int, key: AESGCM) -> bytes:
    """The value, sealed for this place."""
    nonce = secrets.token_bytes(12)
    header = HEADER.pack(FORMAT, AES_256_GCM, version, nonce)
    return header + key.encrypt(nonce, pad(plain), where.bound(version))


def unseal(blob: bytes, where: Where, *, keys: Keys) -> bytes:
    """The value again, if nothing about it or its place has changed."""
    version = version_of(blob)
    key = keys.get(version)
    if key is None:
        raise Damaged
    nonce = blob[HEADER.size - 12 : HEADER.size]
    try:
        return unpad(key.decrypt(nonce, blob[HEADER.size :], where.bound(version)))
    except InvalidTag as error:
        raise Damaged from error


def version_of(blob: bytes) -> int:
    """The version of the dossier's key that a sealed value asks for."""
    if len(blob) < HEADER.size + BUCKETS[0] + TAG_BYTES:
        raise Damaged
    form, algorithm, version, _nonce = HEADER.unpack_from(blob)
    if (form, algorithm) != (FORMAT, AES_256_GCM):
        raise Damaged
    return int(version)


def pad(plain: bytes) -> bytes:
    """Length, value, zeros: so that the size of what is kept says little about what was said."""
    body = LENGTH.pack(len(plain)) + plain
    return body.ljust(bucket(len(body)), b"\0")


def unpad(padded: bytes) -> bytes:
    (length,) = LENGTH.unpack_from(padded)
    return padded[LENGTH.size : LENGTH.size + length]


def bucket(size: int) -> int:
    """The smallest bucket that holds so many bytes; beyond 4 kB, steps of 4 kB."""
    for width in BUCKETS:
        if size <= width:
            return width
    return -(-size // STEP) * STEP
