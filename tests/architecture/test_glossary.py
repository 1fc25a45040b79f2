"""The glossary holds the only words that may become the name of a model, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.apps import apps
from django.conf import settings

GLOSSARY = settings.POLICY_DIR.parent / "docs" / "glossary.md"


def test_every_model_is_a_word_of_the_glossary() -> None:
    words = {word for _, _, code, _ in _lines() for word in re.findall(r"`([^`]+)`", code)}
    ours = {m.__name__ for m in apps.get_models() if m.__module__.startswith("hearth.")}
    assert sorted(ours - words) == []


def test_every_word_is_there_in_english_and_in_albanian() -> None:
    lines = list(_lines())
    assert len(lines) > 100
    assert [english for english, albanian, _, _ in lines if not (english and albanian)] == []


def test_no_line_explains_a_mechanism_by_its_bare_acronym() -> None:
    assert [
        english for english, albanian, _, _ in _lines() if re.search(r"\bMKR\b", albanian)
    ] == []


def _lines() -> Iterator[tuple[str, str, str, str]]:
    """The four cells of every line of every table, headings left out."""
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and not line.startswith(("|---", "| English")):
            english, albanian, code, meaning = cells
            yield english, albanian, code, meaning
