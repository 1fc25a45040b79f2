"""A screenshot, kept small: at most 256 colours, the rest drawn with the nearest of them.

Screens are flat: a few grounds, a few inks, and the blends at the edges of letters. PNG as in the
W3C recommendation of 2003: section 9 (filters), 11.2.3 (palette).
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST = 256
COARSE = 0b11111100  # colours that differ in the last two bits look the same

Colour = bytes  # red, green, blue


def small(png: bytes) -> bytes:
    """The same picture with a palette. Takes what Chromium writes: eight bits, RGB or RGBA."""
    width, height, channels, packed = _read(png)
    pixels = list(_pixels(zlib.decompress(packed), width, channels))
    palette = _palette(pixels)
    nearest: dict[Colour, int] = {colour: number for number, colour in enumerate(palette)}
    for colour in set(pixels) - nearest.keys():
        nearest[colour] = min(range(len(palette)), key=lambda n: _distance(palette[n], colour))
    numbers = bytes(nearest[pixel] for pixel in pixels)
    rows = b"".join(b"\0" + numbers[at : at + width] for at in range(0, len(numbers), width))
    return SIGNATURE + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", b"".join(palette)),
            _chunk(b"IDAT", zlib.compress(rows, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _read(png: bytes) -> tuple[int, int, int, bytes]:
    """Width, height, channels, and the packed rows."""
    width = height = channels = 0
    packed, at = b"", len(SIGNATURE)
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        body = png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, height, _bits, colour = struct.unpack_from(">IIBB", body)
            channels = {2: 3, 6: 4}[colour]
        elif kind == b"IDAT":
            packed += body
        at += length + 12
    return width, height, channels, packed


def _pixels(rows: bytes, width: int, channels: int) -> Iterator[Colour]:
    """Every pixel in order, coarse, without its opacity: a screenshot has none."""
    length = width * channels
    before = bytearray(length)
    for start in range(0, len(rows), length + 1):
        line = _unfiltered(
            rows[start], bytearray(rows[start + 1 : start + 1 + length]), before, channels
        )
        before = line
        coarse = bytes(value & COARSE | value >> 6 for value in line)
        for at in range(0, length, channels):
            yield coarse[at : at + 3]


def _unfiltered(kind: int, line: bytearray, above: bytearray, step: int) -> bytearray:
    """One row as it was before the encoder's filter."""
    if kind == 0:
        return line
    for at in range(len(line)):
        left = line[at - step] if at >= step else 0
        up = above[at]
        corner = above[at - step] if at >= step else 0
        guess = (0, left, up, (left + up) // 2, _paeth(left, up, corner))[kind]
        line[at] = (line[at] + guess) & 0xFF
    return line


def _paeth(left: int, up: int, corner: int) -> int:
    estimate = left + up - corner
    return min((left, up, corner), key=lambda value: abs(estimate - value))


def _palette(pixels: Iterable[Colour]) -> list[Colour]:
    """The colours that are there most often."""
    return [colour for colour, _ in Counter(pixels).most_common(MOST)]


def _distance(one: Colour, other: Colour) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
