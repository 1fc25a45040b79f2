"""The twelve qarks as a map and as twelve tiles, keyed by ISO 3166-2 (AL-01 … AL-12)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hearth.foundation.design import charts

OUTLINES = Path(__file__).with_name("qarks.json")  # Natural Earth, public domain

# Column and row of each tile: neighbours stay neighbours, north stays up.
TILES = {
    "AL-10": (0, 0),
    "AL-07": (1, 0),
    "AL-08": (0, 1),
    "AL-09": (1, 1),
    "AL-02": (0, 2),
    "AL-11": (1, 2),
    "AL-03": (2, 2),
    "AL-04": (0, 3),
    "AL-01": (1, 3),
    "AL-06": (2, 3),
    "AL-12": (0, 4),
    "AL-05": (1, 4),
}
DARK = 3  # from this shade on, ordinary ink cannot be read
TILE_WIDTH, TILE_HEIGHT, GAP = 116, 84, 8


@dataclass(frozen=True)
class Qark:
    """One qark with its figure; `value` is None when it is hidden, absent when not told."""

    code: str
    name: str
    path: str
    label: tuple[int, int]
    number: tuple[int, int]
    tile: tuple[int, int]
    told: bool
    value: int | None
    shade: int
    here: bool

    @property
    def hidden(self) -> bool:
        return self.told and self.value is None

    @property
    def ink(self) -> str:
        """The class of words that can be read on this shade."""
        return f"on-d-{self.shade}" if self.shade >= DARK else "on-d"


@dataclass(frozen=True)
class Shade:
    """One entry of the legend: from, to; the last has no end."""

    step: int
    first: int
    last: int | None


@dataclass(frozen=True)
class Map:
    width: int
    height: int
    qarks: tuple[Qark, ...]
    shades: tuple[Shade, ...]

    @property
    def any_hidden(self) -> bool:
        return any(qark.hidden for qark in self.qarks)


def drawn(figures: Mapping[str, int | None], bounds: Sequence[int] = (), here: str = "") -> Map:
    """The country with a figure in each qark; four bounds make five shades.

    A qark may be named by its ISO code or by its term: AL-12 or qark/iso:AL-12.
    """
    outlines = _outlines()
    figures = {_iso(code): value for code, value in figures.items()}
    limits = tuple(bounds) or charts.shade_bounds([v for v in figures.values() if v])
    return Map(
        width=outlines["width"],
        height=outlines["height"],
        qarks=tuple(_qark(one, figures, limits, _iso(here)) for one in outlines["qarks"]),
        shades=_shades(limits),
    )


def _qark(
    outline: Mapping[str, Any], figures: Mapping[str, int | None], limits: Sequence[int], here: str
) -> Qark:
    code = outline["code"]
    value = figures.get(code)
    column, row = TILES[code]
    return Qark(
        code=code,
        name=outline["name"],
        path=outline["path"],
        label=(outline["label"][0], outline["label"][1]),
        number=(outline["number"][0], outline["number"][1]),
        tile=(column * (TILE_WIDTH + GAP), row * (TILE_HEIGHT + GAP)),
        told=code in figures,
        value=value,
        shade=charts.step_of(value, limits) if value is not None else 0,
        here=code == here,
    )


def _iso(code: str) -> str:
    return code.rpartition(":")[2]


def _shades(limits: Sequence[int]) -> tuple[Shade, ...]:
    starts = (0, *limits)
    ends = (*(limit - 1 for limit in limits), None)
    return tuple(
        Shade(step, first, last)
        for step, (first, last) in enumerate(zip(starts, ends, strict=True))
        if last is None or last >= first
    )


@cache
def _outlines() -> dict[str, Any]:
    outlines: dict[str, Any] = json.loads(OUTLINES.read_text(encoding="utf-8"))
    return outlines
