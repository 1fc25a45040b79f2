"""One value: what was sealed in a place opens there, whole, and nowhere else."""

from __future__ import annotations

from itertools import combinations
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as some

from hearth.foundation.vault import cipher
from hearth.foundation.vault.cipher import Damaged, Where

KEY = AESGCM(bytes(range(32)))
ROW, OTHER_ROW = UUID(int=1), UUID(int=2)
DOSSIER, OTHER_DOSSIER = UUID(int=3), UUID(int=4)
HERE = Where("people_identity", "given_name", ROW, DOSSIER)
NIST = {
    # McGrew and Viega, "The Galois/Counter Mode of Operation", test cases 13, 14 and 16.
    "case 13": ("00" * 32, "00" * 12, "", "", "530f8afbc74536b9a963b4f1c4cb738b"),
    "case 14": (
        "00" * 32,
        "00" * 12,
        "00" * 16,
        "",
        "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919",
    ),
    "case 16": (
        "feffe9928665731c6d6a8f9467308308" * 2,
        "cafebabefacedbaddecaf888",
        (
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
        ),
        "feedfacedeadbeeffeedfacedeadbeefabaddad2",
        (
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
            "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
            "76fc6ece0f4e1768cddf8853bb2d551b"
        ),
    ),
}


def sealed(plain: bytes = b"Shpresa", where: Where = HERE, version: int = 1) -> bytes:
    return cipher.seal(plain, where, version=version, key=KEY)


def opened(blob: bytes, where: Where = HERE) -> bytes:
    return cipher.unseal(blob, where, keys={1: KEY, 2: KEY})


@pytest.mark.parametrize("case", NIST)
def test_the_cipher_underneath_gives_the_published_answers(case: str) -> None:
    key, nonce, plain, bound, answer = map(bytes.fromhex, NIST[case])

    assert AESGCM(key).encrypt(nonce, plain, bound) == answer


def test_a_value_sealed_by_hand_from_the_page_opens() -> None:
    bound = f"v1|people_identity|given_name|{ROW}|{DOSSIER}|1".encode()
    padded = b"\0\0\0\x07Shpresa" + bytes(21)
    nonce = b"only once..."
    blob = b"\x01\x01\x00\x01" + nonce + KEY.encrypt(nonce, padded, bound)

    assert opened(blob) == b"Shpresa"


def test_a_value_sealed_long_ago_still_opens() -> None:
    long_ago = bytes.fromhex(
        "01010001000102030405060708090a0b"
        "4702d615968db269e832f6abe19b171b407d8734f07b5f7c3867e5851d6900b2"
        "b4abc71bdddaefe35b84da900518bfe0"
    )

    assert opened(long_ago) == "Shpresa Provë".encode()


@given(some.binary(max_size=9000))
def test_what_goes_in_comes_out(plain: bytes) -> None:
    assert opened(sealed(plain)) == plain


def test_no_two_sealings_are_alike() -> None:
    assert len({sealed() for _ in range(1000)}) == 1000


def test_every_flipped_bit_is_refused() -> None:
    blob = sealed()

    for bit in range(len(blob) * 8):
        flipped = bytearray(blob)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Damaged):
            opened(bytes(flipped))


def test_every_cut_and_every_addition_is_refused() -> None:
    blob = sealed()

    for length in range(len(blob)):
        with pytest.raises(Damaged):
            opened(blob[:length])
    with pytest.raises(Damaged):
        opened(blob + b"\0")


def test_a_value_moved_to_any_other_place_is_refused() -> None:
    places = [
        (Where(table, column, row, dossier), version)
        for table in ("people_identity", "people_contact")
        for column in ("given_name", "family_name")
        for row in (ROW, OTHER_ROW)
        for dossier in (DOSSIER, OTHER_DOSSIER)
        for version in (1, 2)
    ]
    moved = 0

    for (here, version), (there, other_version) in combinations(places, 2):
        if here == there:
            continue
        for blob, where in (
            (sealed(where=here, version=version), there),
            (
                sealed(where=there, version=other_version),
                here,
            ),
        ):
            with pytest.raises(Damaged):
                opened(blob, where)
            moved += 1
    assert (
        moved == 960
    )  # 32 places and versions, both ways, without those that differ in version only


def test_a_value_passed_off_as_sealed_with_another_version_is_refused() -> None:
    blob = sealed(version=1)

    with pytest.raises(Damaged):
        opened(blob[:2] + b"\0\2" + blob[4:])


def test_the_wrong_key_and_the_missing_key_are_refused() -> None:
    with pytest.raises(Damaged):
        cipher.unseal(sealed(), HERE, keys={1: AESGCM(cipher.new_key())})
    with pytest.raises(Damaged):
        cipher.unseal(sealed(version=9), HERE, keys={1: KEY})


def test_the_length_says_only_which_bucket() -> None:
    around = (0, 1, 28, 29, 60, 61, 124, 125, 252, 253, 508, 509, 1020, 1021, 2044, 2045)
    overhead = cipher.HEADER.size + cipher.TAG_BYTES

    widths = [len(sealed(bytes(size))) - overhead for size in (*around, 4092, 4093, 8188, 8189)]

    assert widths == [
        *(32, 32, 32, 64, 64, 128, 128, 256, 256, 512, 512, 1024, 1024, 2048, 2048, 4096),
        *(4096, 8192, 8192, 12288),
    ]
    assert cipher.unpad(cipher.pad(b"")) == b""
