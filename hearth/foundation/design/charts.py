"""Charts as plain geometry: figures in, coordinates out. The templates turn them into SVG.

A value of None is hidden for disclosure control: it is drawn hatched and said in words,
never as a zero or a gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LEFT, RIGHT, TOP, BOTTOM, HEIGHT = 36, 384, 30, 150, 188
MOST_LABELS = 6
LONG = 8  # signs; of longer names, whole days for instance, fewer fit under a line
MOST_LONG_LABELS = 4
LONGEST = 86.0  # per cent of the width, so that the figure behind the bar still fits


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its figure, its length in per cent."""

    name: str
    value: int | None
    length: str


@dataclass(frozen=True)
class Series:
    """One line of a line chart: its name and a value for each period."""

    name: str
    values: Sequence[int | None]


@dataclass(frozen=True)
class Point:
    x: str
    y: str
    label_y: str
    value: int


@dataclass(frozen=True)
class Line:
    """One drawn line; it breaks where a value is hidden."""

    name: str
    pieces: tuple[str, ...]
    points: tuple[Point, ...]
    lone: tuple[Point, ...]
    main: bool


@dataclass(frozen=True)
class Grid:
    y: str
    value: int


@dataclass(frozen=True)
class Figure:
    """A line chart, ready to be drawn."""

    lines: tuple[Line, ...]
    grid: tuple[Grid, ...]
    periods: tuple[tuple[str, str], ...]  # as many as fit under the line


def bars(rows: Sequence[tuple[str, int | None]]) -> tuple[Bar, ...]:
    """The longest bar takes most of the width, the others their share of it."""
    top = max((value for _, value in rows if value), default=1)
    return tuple(Bar(name, value, f"{LONGEST * (value or 0) / top:.1f}%") for name, value in rows)


def lines(periods: Sequence[str], series: Sequence[Series]) -> Figure:
    """The first series is the one that matters; the others stand behind it."""
    top = scale(max((v for one in series for v in one.values if v), default=1))
    step = (RIGHT - LEFT - 40) / max(len(periods) - 1, 1)
    across = [LEFT + 20 + step * n for n in range(len(periods))]
    long = max(map(len, periods), default=0) > LONG
    every = -(-len(periods) // (MOST_LONG_LABELS if long else MOST_LABELS))
    return Figure(
        lines=tuple(_line(one, across, top, main=n == 0) for n, one in enumerate(series)),
        grid=tuple(Grid(f"{_down(v, top):.1f}", v) for v in (0, top // 2, top)),
        periods=tuple(
            (period, f"{x:.1f}")
            for n, (period, x) in enumerate(zip(periods, across, strict=True))
            if n % every == 0
        ),
    )


def scale(largest: int) -> int:
    """The next round number above: 2, 4, 10, 20, 40, 100 … always even, so it can be halved."""
    power = 1
    while True:
        for step in (2, 4, 6, 10):
            if largest <= step * power:
                return step * power
        power *= 10


def step_of(value: int, bounds: Sequence[int]) -> int:
    """Which of the five shades a figure takes: the number of bounds it reaches."""
    return sum(value >= bound for bound in bounds)


def shade_bounds(values: Sequence[int]) -> tuple[int, ...]:
    """Four bounds that cut the range into five shades of equal width."""
    top = scale(max(values, default=1))
    return tuple(max(1, round(top * share / 5)) for share in range(1, 5))


def _line(one: Series, across: Sequence[float], top: int, *, main: bool) -> Line:
    pieces = _pieces(one, across, top)
    return Line(
        name=one.name,
        pieces=tuple(" ".join(f"{p.x},{p.y}" for p in piece) for piece in pieces if len(piece) > 1),
        points=tuple(point for piece in pieces for point in piece),
        lone=tuple(piece[0] for piece in pieces if len(piece) == 1),
        main=main,
    )


def _pieces(one: Series, across: Sequence[float], top: int) -> list[list[Point]]:
    """The stretches between hidden values; a stretch of one point is drawn as a dot."""
    pieces: list[list[Point]] = [[]]
    for x, value in zip(across, one.values, strict=True):
        if value is None:
            pieces.append([])
        else:
            y = _down(value, top)
            pieces[-1].append(Point(f"{x:.1f}", f"{y:.1f}", f"{y - 12:.1f}", value))
    return [piece for piece in pieces if piece]


def _down(value: int, top: int) -> float:
    return BOTTOM - (BOTTOM - TOP) * value / top
