"""What a telephone encrypts we open, byte for byte; what was tampered with we do not."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest

from hearth.foundation.vault.form_keys import Encrypted, File, NotOurs, Pair, cut_pair
from hearth.foundation.vault.form_keys import open_submission as opened
from hearth.foundation.vault.tests.odk import lock

ANSWERS = "<data id='visit' version='3'><note>Një fjalë me ë dhe ç</note></data>".encode()
PICTURE = bytes(range(256)) * 17
INSTANCE = "uuid:5b9cf8d1-106f-4004-844f-c072d76762ed"


@pytest.fixture(scope="module")
def pair() -> Pair:
    return cut_pair()


def encrypted(pair: Pair, *files: tuple[str, bytes], version: str = "3") -> Encrypted:
    locked = lock(pair.public, "visit", version, INSTANCE, files)
    sent = [File(name, content) for name, content in locked.files]
    return Encrypted("visit", version, INSTANCE, locked.wrapped, locked.signature, sent)


@pytest.mark.parametrize("content", [b"", b"x", ANSWERS, PICTURE, b"y" * 16])
def test_what_a_telephone_encrypts_is_opened_byte_for_byte(pair: Pair, content: bytes) -> None:
    sent = encrypted(pair, ("submission.xml", content))
    assert opened(sent, pair.private) == [File("submission.xml", content)]


def test_each_file_has_a_vector_of_its_own(pair: Pair) -> None:
    files = [(f"{n}.jpg", PICTURE) for n in range(20)]  # more than a vector has bytes
    sent = encrypted(pair, *files, ("submission.xml", ANSWERS))
    assert len({file.content for file in sent.files}) == 21
    assert [file.content for file in opened(sent, pair.private)] == [PICTURE] * 20 + [ANSWERS]


def test_a_form_without_a_version_is_signed_without_one(pair: Pair) -> None:
    sent = encrypted(pair, ("submission.xml", ANSWERS), version="")
    assert opened(sent, pair.private)[0].content == ANSWERS


def test_another_house_cannot_open_it(pair: Pair) -> None:
    sent = encrypted(pair, ("submission.xml", ANSWERS))
    with pytest.raises(NotOurs):
        opened(sent, cut_pair().private)


def test_nothing_that_was_changed_opens(pair: Pair) -> None:
    sent = encrypted(pair, ("photo.jpg", PICTURE), ("submission.xml", ANSWERS))
    photo, answers = sent.files
    flipped = bytes([answers.content[0] ^ 1]) + answers.content[1:]
    changed = [
        replace(sent, form="session"),
        replace(sent, version="4"),
        replace(sent, instance=INSTANCE.replace("5b9c", "5b9d")),
        replace(sent, signature=base64.b64encode(bytes(256)).decode()),
        replace(sent, signature="no base64!"),
        replace(sent, wrapped_key=""),
        replace(sent, files=[answers, photo]),
        replace(sent, files=[answers]),
        replace(sent, files=[File("other.jpg", photo.content), answers]),
        replace(sent, files=[photo, File(answers.name, flipped)]),
        replace(sent, files=[photo, File(answers.name, answers.content[:-3])]),
        replace(sent, files=[photo, File(answers.name, b"")]),
    ]
    for one in changed:
        with pytest.raises(NotOurs):
            opened(one, pair.private)


def test_neither_half_is_anything_else(pair: Pair) -> None:
    assert "PRIVATE" not in base64.b64decode(pair.public).decode("latin-1")
    assert pair.public != pair.private
    assert len(base64.b64decode(pair.public)) == 294  # what a form of ODK carries
