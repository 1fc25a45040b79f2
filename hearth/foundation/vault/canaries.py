"""Looks for invented names in a dump of the database, in every disguise they could wear there."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True)
class Sighting:
    """A canary that sang: the word, and the disguise it wore."""

    word: str
    disguise: str


def sightings(dump: bytes, words: Iterable[str]) -> list[Sighting]:
    """Where in the dump any of these words can be read. There must be none."""
    dump = b"\n".join([dump, *_columns_of_bytes(dump)])
    return [
        Sighting(word, name)
        for word in words
        for name, looks in disguises(word).items()
        if any(look in dump for look in looks)
    ]


def disguises(word: str) -> dict[str, set[bytes]]:
    """The word in any case, as text, UTF-16, hexadecimal, base64, JSON and in an address."""
    spelled = {word, word.lower(), word.upper()}
    plain = {each.encode() for each in spelled}
    wide = {each.encode(order) for each in spelled for order in ("utf-16-le", "utf-16-be")}
    return {
        "UTF-8": plain,
        "UTF-16": wide,
        "hexadecimal": {
            look.encode() for raw in plain | wide for look in (raw.hex(), raw.hex().upper())
        },
        "base64": {look for raw in plain | wide for look in _base64(raw)},
        "JSON": {json.dumps(each)[1:-1].encode() for each in spelled},
        "address": {quote(each).encode() for each in spelled},
    }


def _columns_of_bytes(dump: bytes) -> Iterator[bytes]:
    """A dump writes bytes in hexadecimal; what they say is searched as well."""
    for found in re.finditer(rb"\\x((?:[0-9a-f]{2})+)", dump):
        yield bytes.fromhex(found[1].decode())


def _base64(raw: bytes) -> set[bytes]:
    """The part of the encoding that is the same wherever in a longer text the word stands."""
    looks = set()
    for shift in range(3):
        encoded = base64.b64encode(bytes(shift) + raw)
        first = -(-shift * 8 // 6)
        whole = (shift + len(raw)) * 8 // 6
        looks.add(encoded[first:whole])
    return looks
