"""What is sealed to the house opens in the house, in its own place, and nowhere else."""

from __future__ import annotations

import pytest

from hearth.foundation.vault.envelopes import (
    NotForUs,
    envelope_key,
    open_envelope,
    seal_envelope,
    turn_envelope_key,
)
from hearth.foundation.vault.models import EnvelopeKey
from hearth.foundation.vault.rotation import rotate_master

PLAIN = "Shënim i shpikur".encode()
HERE, THERE = b"here", b"there"


@pytest.mark.django_db
def test_what_was_sealed_to_us_opens_in_its_place_only() -> None:
    key = envelope_key()
    sealed = seal_envelope(PLAIN, key, info=HERE)
    assert open_envelope(key.number, sealed, info=HERE) == PLAIN
    for number, blob, info in (
        (key.number, sealed, THERE),
        (key.number, sealed[:-1], HERE),
        (key.number, sealed[:40], HERE),
        (key.number, b"\x04" + b"\x01" * 120, HERE),
        (key.number + 7, sealed, HERE),
    ):
        with pytest.raises(NotForUs):
            open_envelope(number, blob, info=info)


@pytest.mark.django_db
def test_every_bit_counts() -> None:
    key = envelope_key()
    sealed = bytearray(seal_envelope(PLAIN, key, info=HERE))
    for place in range(len(sealed)):
        sealed[place] ^= 0x01
        with pytest.raises(NotForUs):
            open_envelope(key.number, bytes(sealed), info=HERE)
        sealed[place] ^= 0x01


@pytest.mark.django_db
def test_the_first_key_is_cut_once_and_a_turned_one_leaves_the_old_in_use() -> None:
    first = envelope_key()
    assert envelope_key() == first
    on_its_way = seal_envelope(PLAIN, first, info=HERE)
    second = turn_envelope_key()
    assert (second.number, envelope_key()) == (first.number + 1, second)
    assert open_envelope(first.number, on_its_way, info=HERE) == PLAIN


@pytest.mark.django_db
def test_the_private_half_lies_wrapped_and_follows_the_master_key() -> None:
    key = envelope_key()
    sealed = seal_envelope(PLAIN, key, info=HERE)
    before = EnvelopeKey.objects.get(number=key.number)
    rotate_master()
    after = EnvelopeKey.objects.get(number=key.number)
    assert after.master_version > before.master_version
    assert bytes(after.wrapped) != bytes(before.wrapped)
    assert open_envelope(key.number, sealed, info=HERE) == PLAIN
    assert envelope_key().number == key.number + 1, "phones seal to a fresh key from now on"
