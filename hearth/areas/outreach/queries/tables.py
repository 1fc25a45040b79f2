"""A table of figures as a value: the page, the PDF and the spreadsheet draw the same one."""

from __future__ import annotations

from dataclasses import dataclass

Figure = int | None  # None is hidden


@dataclass(frozen=True)
class Line:
    """A row: its name, and a figure for each column."""

    name: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Table:
    """Its title, what the rows are, what the columns are, and what must be said below."""

    title: str
    names: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    note: str = ""
    percent: bool = False

    @property
    def empty(self) -> bool:
        return all(not figure for line in self.lines for figure in line.figures)
