"""What a rule rests on, in the reader's language; the pages of policy/ say it in both.

A row keeps its source as the page had it on the day on which the rule was applied. So the other
language is looked up by that text, and a text that stands on no page any more is shown as it is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import get_language


def cited(source: str) -> str:
    """The source as whoever reads the page can read it."""
    return source if get_language() == "en" else albanian().get(source, source)


@cache
def albanian() -> Mapping[str, str]:
    """Each source of the pages of policy/, and how it is said in Albanian; read once."""
    return {en: sq for _page, en, sq in in_both() if sq}


def in_both() -> Iterator[tuple[str, str, str]]:
    """Each source as it stands: its page, English, Albanian."""
    for page in sorted(Path(settings.POLICY_DIR).glob("*.toml")):
        for entry in _entries(tomllib.loads(page.read_text())):
            if "source" in entry:
                yield page.name, entry["source"], entry.get("source_sq", "")


def _entries(found: Any) -> Iterator[Mapping[str, Any]]:
    """Every table of a page, however deep it lies."""
    if isinstance(found, dict):
        yield found
        found = list(found.values())
    if isinstance(found, list):
        for each in found:
            yield from _entries(each)
