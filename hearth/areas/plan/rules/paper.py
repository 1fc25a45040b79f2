"""Whether a sentence may be carried in a bag that somebody else may open."""

from __future__ import annotations

import re
from collections.abc import Iterable

NUMBER = re.compile(r"\d(?:[ /.-]?\d){4,}")  # a telephone, an identity card; a day has its dots
DAY = re.compile(r"\b\d{1,2}\.\d{1,2}\.(\d{4})?")


def betrays(sentence: str, banned: Iterable[str]) -> bool:
    """True where a word begins with a banned one, or a long number stands. The safer side:
    a harmless sentence may be left out, and is said in other words.
    """
    plain = sentence.casefold()
    if NUMBER.search(DAY.sub(" ", plain)):
        return True
    return any(re.search(rf"\b{re.escape(word.casefold())}", plain) for word in banned)
