"""Envelopes from outside: sealed to the house's public key, opened only here (HPKE, RFC 9180).

Suite: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, base mode, one message for each. The
private key lies in the database wrapped in the master key, so that a dump opens nothing and a
sealed vault opens nothing either. Every envelope names the key it was sealed to; a new key can be
cut at any time, and the old ones stay until nobody can still hold an envelope for them.
"""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.db import IntegrityError, transaction

from hearth.foundation.vault.models import EnvelopeKey
from hearth.foundation.vault.providers import key_provider
from hearth.foundation.vault.providers.provider import NoMasterKey, Wrapped

SUITE = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
SCALAR_BYTES = 32
POINT_BYTES = 65  # uncompressed


class NotForUs(Exception):
    """Not sealed to this key, or for another place than the one it was found in, or damaged."""


@dataclass(frozen=True)
class PublicKey:
    """What a phone seals to: the key's number, and its point as 65 uncompressed bytes."""

    number: int
    point: bytes


def envelope_key() -> PublicKey:
    """The newest key; cut when there is none yet."""
    row = EnvelopeKey.objects.order_by("-number").first()
    return _public(row) if row else turn_envelope_key()


def turn_envelope_key() -> PublicKey:
    """Cut a new key. Of two who cut at once one wins, and both get the same."""
    last = EnvelopeKey.objects.order_by("-number").values_list("number", flat=True).first() or 0
    private = ec.generate_private_key(ec.SECP256R1())
    scalar = private.private_numbers().private_value.to_bytes(SCALAR_BYTES, "big")
    locked = key_provider().wrap(scalar, context(last + 1))
    row = EnvelopeKey(
        number=last + 1,
        point=private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint),
        master_version=locked.version,
        wrapped=locked.blob,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        row = EnvelopeKey.objects.get(number=last + 1)
    return _public(row)


def open_envelope(number: int, sealed: bytes, *, info: bytes) -> bytes:
    """What was sealed to this key for this place. `info` is what both sides know of the place."""
    row = EnvelopeKey.objects.filter(number=number).first()
    if row is None:
        raise NotForUs
    (scalar,) = key_provider().unwrap([wrapped(row)])
    if scalar is None:
        raise NoMasterKey
    private = ec.derive_private_key(int.from_bytes(scalar, "big"), ec.SECP256R1())
    try:
        return SUITE.decrypt(sealed, private, info=info)
    except (InvalidTag, ValueError) as error:  # ValueError: too short, or not a point
        raise NotForUs from error


def seal_envelope(plain: bytes, key: PublicKey, *, info: bytes) -> bytes:
    """To a phone's own key; and as a phone does it, for the demo's year and for the tests."""
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key.point)
    return SUITE.encrypt(plain, point, info=info)


def is_point(point: bytes) -> bool:
    """Whether one can seal to it: a point of the curve, uncompressed."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError:
        return False
    return len(point) == POINT_BYTES


def wrapped(row: EnvelopeKey) -> Wrapped:
    """A row of the table, in the words of the key providers."""
    return Wrapped(row.master_version, bytes(row.wrapped), context(row.number))


def context(number: int) -> bytes:
    """What a wrapped private key is bound to."""
    return f"v1|envelope-key|{number}".encode()


def _public(row: EnvelopeKey) -> PublicKey:
    return PublicKey(row.number, bytes(row.point))
