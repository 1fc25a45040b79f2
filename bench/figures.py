"""Percentiles, the machine's state, and the table."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

STOLEN = 7  # in /proc/stat
TURNS = 1_000_000


@dataclass(frozen=True)
class Line:
    """One measured thing beside the bare database's own figure, both in the same unit."""

    what: str
    ours: float
    bare: float | None
    unit: str
    aim: str
    note: str = ""

    @property
    def ratio(self) -> str:
        return f"{self.ours / self.bare:.1f}" if self.bare else "–"


def percentile(values: Sequence[float], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(part * (len(ordered) - 1)))]


def turns() -> float:
    """Million turns a second of a bare loop: how quick this Python is, here, in this hour."""
    began = time.perf_counter()
    for number in range(TURNS):
        _ = str({number: number + 1}[number])
    return TURNS / (time.perf_counter() - began) / 1e6


def load() -> str:
    return " ".join(f"{value:.1f}" for value in os.getloadavg())


def state(since: Sequence[int]) -> str:
    """The machine beside a figure: its load, and what part of it was lent to others meanwhile."""
    return f"load {load()}; {lent(since, clock()):.0f} % lent"


def clock() -> list[int]:
    """What the machine's processors did since it started, in ticks: /proc/stat's first line."""
    return [int(part) for part in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]


def lent(before: Sequence[int], after: Sequence[int]) -> float:
    """Per cent of the processors' time that whoever lends the machine gave to others meanwhile."""
    spent = [then - now for now, then in zip(before, after, strict=True)]
    return 100 * spent[STOLEN] / (sum(spent) or 1)


def memory_of(tree: int) -> float:
    """MB of all processes of the tree, each shared page counted once (PSS)."""
    total = 0
    for pid in _descendants(tree):
        try:
            text = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue
        total += next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return total / 1024


def _descendants(root: int) -> list[int]:
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int(
                    (entry / "stat").read_text().rsplit(")", 1)[1].split()[1]
                )
            except OSError:
                continue
    found, again = {root}, True
    while again:
        more = {pid for pid, parent in parents.items() if parent in found} - found
        found |= more
        again = bool(more)
    return sorted(found)


def table(lines: Sequence[Line]) -> str:
    """Markdown, also readable on a terminal."""
    head = "| what | Hearth | bare PostgreSQL | ratio | aim | note |\n|---|---|---|---|---|---|"
    rows = [
        f"| {line.what} | {line.ours:,.1f} {line.unit} | "
        f"{f'{line.bare:,.2f} {line.unit}' if line.bare else '–'} | {line.ratio} | {line.aim} | "
        f"{line.note} |"
        for line in lines
    ]
    return "\n".join([head, *rows])
