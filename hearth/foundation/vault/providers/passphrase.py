"""Master keys on disk, each encrypted under one passphrase (Argon2id, then AES-256-GCM).

    "hearth1\\n" | salt (16) | nonce (12) | ciphertext of 32 bytes | tag (16)

All files share the salt, so that a passphrase is worked out once for all of them.
Cost: 64 MiB, three passes, four lanes, the second choice of RFC 9106, section 4.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from hearth.foundation.vault.providers.master import KEY_BYTES, NONCE_BYTES
from hearth.foundation.vault.providers.provider import NoMasterKey
from hearth.foundation.vault.secret_files import numbered, put_once

MAGIC = b"hearth1\n"
SALT_BYTES = 16
ENDING = ".sealed"


class WrongPassphrase(Exception):
    """Not the passphrase these master keys were sealed with."""


class Opener(NamedTuple):
    """What a passphrase comes to, for one salt."""

    salt: bytes
    key: AESGCM


def opener(passphrase: str, salt: bytes) -> Opener:
    derive = Argon2id(salt=salt, length=KEY_BYTES, iterations=3, lanes=4, memory_cost=64 * 1024)
    return Opener(salt, AESGCM(derive.derive(passphrase.encode())))


def found(folder: Path, passphrase: str) -> None:
    """The first master key of a new Hearth. Refuses to make a second first one."""
    if numbered(folder, ENDING):
        raise FileExistsError(folder)
    put(
        folder,
        1,
        secrets.token_bytes(KEY_BYTES),
        opener(passphrase, secrets.token_bytes(SALT_BYTES)),
    )


def put(folder: Path, version: int, master: bytes, under: Opener) -> None:
    """One more master key, on the disk and encrypted."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = under.key.encrypt(nonce, master, _bound(version))
    put_once(folder / f"{version}{ENDING}", MAGIC + under.salt + nonce + sealed)


def read(folder: Path, passphrase: str) -> tuple[dict[int, bytes], Opener]:
    """Every master key in the folder, and what opened them."""
    files = {version: path.read_bytes() for version, path in numbered(folder, ENDING).items()}
    if not files:
        raise NoMasterKey
    under = opener(passphrase, _salt(files[min(files)]))
    return {version: _open(version, blob, under) for version, blob in files.items()}, under


def _salt(blob: bytes) -> bytes:
    return blob[len(MAGIC) : len(MAGIC) + SALT_BYTES]


def _open(version: int, blob: bytes, under: Opener) -> bytes:
    body = blob[len(MAGIC) + SALT_BYTES :]
    try:
        return under.key.decrypt(body[:NONCE_BYTES], body[NONCE_BYTES:], _bound(version))
    except InvalidTag as error:
        raise WrongPassphrase from error


def _bound(version: int) -> bytes:
    return b"sealed-master|%d" % version
