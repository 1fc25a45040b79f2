"""Takes a multipart message apart, byte for byte, in memory.

The framework's own parser puts large files on the disk in the clear, does not read messages that
come in chunks, and takes a message that broke off for a whole one. Source: RFC 7578.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

MOST_BYTES = 12_000_000  # a little above what we say we take: a client counts without headers
MOST_PARTS = 200
NAMED = re.compile(r'(?:^|;)\s*(filename|name)="((?:[^"\\]|\\.)*)"', re.IGNORECASE)
BOUNDARY = re.compile(r'boundary="?([^";,]{1,70})"?', re.IGNORECASE)


class TooLarge(Exception):
    """More than we said we would take."""


class BrokenOff(Exception):
    """Not a whole multipart message: the connection was lost, or it is something else."""


@dataclass(frozen=True)
class Part:
    """One part: the name of its field, the name of its file if it has one, its bytes."""

    name: str
    file_name: str
    content: bytes


def read_all(stream: BinaryIO, *, most: int = MOST_BYTES) -> bytes:
    """The whole body; TooLarge before the memory is full."""
    pieces, size = [], 0
    while piece := stream.read(65_536):
        size += len(piece)
        if size > most:
            raise TooLarge
        pieces.append(piece)
    return b"".join(pieces)


def parts_of(content_type: str, body: bytes) -> list[Part]:
    """Every part, or BrokenOff. The last boundary must be there: then nothing is missing."""
    boundary = BOUNDARY.search(content_type)
    if not content_type.lower().startswith("multipart/form-data") or boundary is None:
        raise BrokenOff
    dashed = b"--" + boundary[1].encode("latin-1")
    whole = b"\r\n" + body
    pieces = whole.split(b"\r\n" + dashed)
    if len(pieces) < 3 or not pieces[-1].startswith(b"--") or len(pieces) > MOST_PARTS:
        raise BrokenOff
    return list(_parts(pieces[1:-1]))


def _parts(pieces: list[bytes]) -> Iterator[Part]:
    for piece in pieces:
        head, empty, content = piece.lstrip(b" \t").removeprefix(b"\r\n").partition(b"\r\n\r\n")
        if not empty:
            raise BrokenOff
        names = dict.fromkeys(("name", "filename"), "")
        for line in head.decode("utf-8", "replace").split("\r\n"):
            title, _colon, said = line.partition(":")
            if title.strip().lower() == "content-disposition":
                names |= {word.lower(): name for word, name in NAMED.findall(said)}
        yield Part(names["name"], names["filename"], content)
