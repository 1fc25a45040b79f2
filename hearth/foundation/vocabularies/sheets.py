"""Reads the sheets: vocabularies/*.csv become terms, or a sentence that names file and line."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from hearth.foundation.vocabularies.models import Term

COLUMNS = ("code", "en", "sq", "parent", "from", "until", "source", "verified_by")
SCHEMES = frozenset(
    {"htcds", "ctdc", "gbvims", "cpims", "iso639_2", "lau", "hdx", "nuts3"}
)  # what the same thing is called elsewhere; any other column is a fact of the list
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*/[A-Za-z0-9:-]+")


class BadSheet(Exception):
    """A list cannot be read as it is. The message names the file, the line and what to mend."""


def read_sheets(folder: Path) -> dict[str, Term]:
    """Every term of every list, by code, parents known to exist. Nothing is written."""
    terms: dict[str, Term] = {}
    for sheet in sorted(folder.glob("*.csv")):
        for where, term in _terms_of(sheet):
            if term.code in terms:
                raise BadSheet(f"{where}: the code {term.code} is there twice.")
            terms[term.code] = term
    if not terms:
        raise BadSheet(f"There is no list in {folder.name}/.")
    for term in terms.values():
        if term.parent_id and term.parent_id not in terms:
            raise BadSheet(f"{term.code}: its parent {term.parent_id} is in no list.")
    return terms


def _terms_of(sheet: Path) -> Iterator[tuple[str, Term]]:
    with sheet.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, strict=True)
        missing = set(COLUMNS) - set(reader.fieldnames or ())
        if missing:
            raise BadSheet(f"{sheet.name}: the column {min(missing)} is missing.")
        for order, line in enumerate(reader, start=1):
            where = f"{sheet.name}, line {reader.line_num}"
            yield where, _term(line, sheet.stem, order, where)


def _term(line: Mapping[str, str | None], list_name: str, order: int, where: str) -> Term:
    if None in line or None in line.values():
        raise BadSheet(f"{where}: more or fewer cells than columns.")
    cells = {column: (cell or "").strip() for column, cell in line.items()}
    code = cells["code"]
    if not CODE.fullmatch(code) or not code.startswith(f"{list_name}/"):
        raise BadSheet(f"{where}: the code must look like {list_name}/word, not “{code}”.")
    for needed in ("en", "sq", "source"):
        if not cells[needed]:
            raise BadSheet(f"{where}: {code} has no “{needed}”.")
    return Term(
        code=code,
        list=list_name,
        en=cells["en"],
        sq=cells["sq"],
        parent_id=cells["parent"] or None,
        valid_from=_day(cells["from"], where),
        valid_until=_day(cells["until"], where),
        order=order,
        crosswalk={name: cell for name, cell in cells.items() if name in SCHEMES and cell},
        facts={
            name: cell
            for name, cell in cells.items()
            if name not in SCHEMES and name not in COLUMNS and cell
        },
        source=cells["source"],
        verified_by=cells["verified_by"],
    )


def _day(cell: str, where: str) -> date | None:
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError:
        raise BadSheet(f"{where}: “{cell}” is not a date like 2026-12-31.") from None
