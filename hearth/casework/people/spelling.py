"""How Albanian names are heard and misspelt. Pure; nothing here is kept or written down.

`plain` takes away case and accents (ë, ç). `sound` goes further and writes a word the way a
tired colleague might have heard it: letters and digraphs that are taken for one another become
one sign (xh, gj, dj; q, ç, c, k; y, i, j; sh, s; th, t; dh, d; zh, z; nj, n; ll, l; rr, r).
Source of the confusions: the security notes, 3(a); measured in tests/test_matching.py.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Longest first. G stands for the family xh-gj-dj, which people of different regions exchange.
SOUNDS = {
    "dzh": "G", "xh": "G", "gj": "G", "dj": "G", "dz": "G", "x": "G",
    "sh": "s", "zh": "z", "th": "t", "dh": "d", "nj": "n", "ch": "k", "ph": "f", "ck": "k",
    "q": "k", "c": "k", "y": "i", "j": "i", "w": "v",
}  # fmt: skip
_SOUND = re.compile("|".join(SOUNDS))
_WORD = re.compile(r"[^\W\d_]+")
_DOUBLED = re.compile(r"(.)\1+")


def words(text: str) -> list[str]:
    """The words of a name, plain, in the order written. Apostrophes and hyphens part nothing."""
    return _WORD.findall(plain(text).replace("'", "").replace("’", "").replace("-", " "))


def plain(text: str) -> str:
    """Without case and accents: Përparim and PERPARIM are one."""
    parted = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in parted if not unicodedata.combining(sign))


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """One plain word as it may have been heard: Xhevahire, Djevahire and Gjevahir sound alike."""
    heard = _SOUND.sub(lambda found: SOUNDS[found[0]], word)
    heard = _DOUBLED.sub(r"\1", heard)
    return heard[:-1] if len(heard) > 3 and heard.endswith("e") else heard
