"""Reads the folders of `instruments/`: three sheets and a page become one instrument."""

from __future__ import annotations

import csv
import hashlib
import json
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hearth.casework.instruments.rules.about import About, BadInstrument, read_about
from hearth.casework.instruments.rules.definition import Definition
from hearth.casework.instruments.rules.reading import EN, SQ, read

SHEETS = ("survey", "choices", "settings")
TERMS = "terms of "  # a choice named “terms of place-type” stands for that whole code list

Row = dict[str, str]
TermsOf = Callable[[str], Sequence[tuple[str, str, str]]]  # (code, English, Albanian)


@dataclass(frozen=True)
class Folder:
    """An instrument as it lies in its folder, understood."""

    about: About
    page: Mapping[str, Any]  # about.toml without the scoring
    scoring: Mapping[str, Any]
    sheets: Mapping[str, list[Row]]  # with code lists written out
    definition: Definition
    digest: str  # of what may never change in this version


def read_folders(root: Path, terms_of: TermsOf) -> list[Folder]:
    """Every instrument there is, by name. Nothing is written."""
    return [_folder(place, terms_of) for place in sorted(root.iterdir()) if place.is_dir()]


def _folder(place: Path, terms_of: TermsOf) -> Folder:
    page = _page(place)
    scoring: dict[str, Any] = {word: page.pop(word) for word in ("score", "flag") if word in page}
    about = read_about(place.name, page)
    written = {sheet: _rows(place / f"{sheet}.csv") for sheet in SHEETS}
    whole = json.dumps([written, scoring], sort_keys=True, ensure_ascii=False)
    sheets = written | {"choices": _with_terms(written["choices"], terms_of)}
    return Folder(
        about=about,
        page=page,
        scoring=scoring,
        sheets=sheets,
        definition=read(about, sheets, scoring),
        digest=hashlib.sha256(whole.encode()).hexdigest(),
    )


def _page(place: Path) -> dict[str, Any]:
    try:
        return tomllib.loads((place / "about.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadInstrument(f"{place.name}: there is no about.toml.") from None
    except tomllib.TOMLDecodeError as wrong:
        raise BadInstrument(f"{place.name}/about.toml: {wrong}.") from wrong


def _rows(sheet: Path) -> list[Row]:
    """The cells that say something; an empty sheet and an empty cell are nothing."""
    if not sheet.exists():
        return []
    with sheet.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, strict=True)
        rows = []
        for line in reader:
            if None in line or None in line.values():
                raise BadInstrument(
                    f"{sheet.parent.name}/{sheet.name}, line {reader.line_num}: "
                    "more or fewer cells than columns."
                )
            rows.append({column: cell.strip() for column, cell in line.items() if cell.strip()})
    return [row for row in rows if row]


def _with_terms(rows: Sequence[Row], terms_of: TermsOf) -> list[Row]:
    """A code list of the house, written out as choices: one list, wherever it is asked."""
    found: list[Row] = []
    for row in rows:
        if not row.get("name", "").startswith(TERMS):
            found.append(row)
            continue
        for code, en, sq in terms_of(row["name"].removeprefix(TERMS)):
            found.append(
                {
                    "list_name": row["list_name"],
                    "name": code,
                    f"label::{EN}": en,
                    f"label::{SQ}": sq,
                }
            )
    return found
