"""Forms that a telephone encrypted, opened again: ODK's own scheme, and nothing else of ODK.

Each submission has an AES-256 key of its own, wrapped for our RSA key with OAEP (SHA-256 for both
the digest and MGF1). Files are AES-CFB with PKCS#7 padding; the vector of the n-th file is the MD5
of instance id and key with its first bytes counted up. The signature is the MD5 of ids and files,
encrypted to us: it shows damage and mixed-up files, not who sent them; the device's token does.
Source: ODK XForms specification, “Encryption”, and what ODK Collect 2026 writes.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.hazmat.decrepit.ciphers.modes import CFB
from cryptography.hazmat.primitives import hashes, padding, serialization
from cryptography.hazmat.primitives.asymmetric import padding as wrapping
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms

RSA_BITS = 2048  # what every Collect can do; ODK's own keys are of this length
BLOCK = 128
OAEP = wrapping.OAEP(wrapping.MGF1(hashes.SHA256()), hashes.SHA256(), label=None)


class NotOurs(Exception):
    """Not encrypted to this key, or damaged, or files of another submission."""


@dataclass(frozen=True)
class Pair:
    """A key of ours: the public half as a form carries it, the private half for the vault."""

    public: str
    private: str


@dataclass(frozen=True)
class File:
    """One encrypted file, under the name it had before."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Encrypted:
    """A whole submission: its manifest in values; media in their order, the answers last."""

    form: str
    version: str
    instance: str
    wrapped_key: str
    signature: str
    files: Sequence[File]


def cut_pair() -> Pair:
    """A new pair, both halves as base64 of DER."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=RSA_BITS)
    der = private.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    public = private.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return Pair(base64.b64encode(public).decode(), base64.b64encode(der).decode())


def open_submission(sent: Encrypted, private: str) -> list[File]:
    """Every file as it was on the telephone, the answers last; NotOurs if anything differs."""
    rsa_key = serialization.load_der_private_key(base64.b64decode(private), password=None)
    if not isinstance(rsa_key, rsa.RSAPrivateKey):
        raise NotOurs
    try:
        key = rsa_key.decrypt(_bytes(sent.wrapped_key), OAEP)
        said = rsa_key.decrypt(_bytes(sent.signature), OAEP)
        opened = [_opened(file, n, key, sent.instance) for n, file in enumerate(sent.files)]
    except (ValueError, binascii.Error) as error:
        raise NotOurs from error
    if not hmac.compare_digest(said, _signature(sent, opened)):
        raise NotOurs
    return opened


def vector(n: int, key: bytes, instance: str) -> bytes:
    """For the n-th file, from nought: each file before it counted one byte up, and so does it."""
    seed = bytearray(hashlib.md5(instance.encode() + key, usedforsecurity=False).digest())
    for place in range(n + 1):
        seed[place % len(seed)] = (seed[place % len(seed)] + 1) % 256
    return bytes(seed)


def _opened(file: File, n: int, key: bytes, instance: str) -> File:
    cipher = Cipher(algorithms.AES(key), CFB(vector(n, key, instance))).decryptor()
    padded = cipher.update(file.content) + cipher.finalize()
    unpadder = padding.PKCS7(BLOCK).unpadder()
    return File(file.name, unpadder.update(padded) + unpadder.finalize())


def _signature(sent: Encrypted, opened: Sequence[File]) -> bytes:
    lines = [sent.form, *([sent.version] if sent.version else []), sent.wrapped_key, sent.instance]
    lines += [f"{file.name}::{_md5(file.content).hex()}" for file in opened]
    return _md5("".join(f"{line}\n" for line in lines).encode())


def _md5(content: bytes) -> bytes:
    """The scheme's own digest. Nothing here rests on it being hard to collide."""
    return hashlib.md5(content, usedforsecurity=False).digest()


def _bytes(said: str) -> bytes:
    return base64.b64decode("".join(said.split()), validate=True)
