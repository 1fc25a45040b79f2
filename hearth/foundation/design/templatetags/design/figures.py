"""Charts and maps, each drawn by the server and followed by its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hearth.foundation.design import charts, qarks


def bars(
    title: str, rows: Sequence[tuple[str, int | None]], names: str, values: str
) -> dict[str, Any]:
    """{% bars _("By form") rows names=_("Form") values=_("Cases") %}"""
    return {"title": title, "bars": charts.bars(rows), "names": names, "values": values}


def lines(
    title: str, periods: Sequence[str], series: Sequence[charts.Series], names: str
) -> dict[str, Any]:
    """{% lines _("By quarter") periods series names=_("Quarter") %}; the first series leads."""
    table = [(period, [one.values[n] for one in series]) for n, period in enumerate(periods)]
    drawn = charts.lines(periods, series)
    return {"title": title, "figure": drawn, "series": series, "table": table, "names": names}


def qark_map(
    title: str,
    figures: Mapping[str, int | None],
    values: str,
    bounds: Sequence[int] = (),
    here: str = "",
) -> dict[str, Any]:
    """The country in its shape. {"AL-12": 22, "AL-07": None}: None is hidden, a gap not told."""
    return {"title": title, "map": qarks.drawn(figures, bounds, here), "values": values}


def qark_tiles(
    title: str,
    figures: Mapping[str, int | None],
    values: str,
    bounds: Sequence[int] = (),
    here: str = "",
) -> dict[str, Any]:
    """The country as twelve equal tiles: a small qark is as easy to read as a large one."""
    return {"title": title, "map": qarks.drawn(figures, bounds, here), "values": values}
