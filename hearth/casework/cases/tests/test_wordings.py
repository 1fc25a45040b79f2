"""A text that was ever read aloud is never changed."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from django.template.loader import get_template

from hearth.casework.cases.wordings import WORDINGS, to_be_read


def test_every_text_is_as_it_was_when_it_was_first_read() -> None:
    for wording in WORDINGS:
        file = get_template(wording.template).origin.name  # type: ignore[attr-defined]
        assert sha256(Path(file).read_bytes()).hexdigest() == wording.fingerprint, wording.key


def test_the_text_is_in_the_language_of_the_screen() -> None:
    assert to_be_read().language == "sq"
