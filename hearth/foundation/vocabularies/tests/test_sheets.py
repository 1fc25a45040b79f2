"""A sheet with a mistake is refused with a sentence that says where and what."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hearth.foundation.vocabularies.sheets import BadSheet, read_sheets
from hearth.foundation.vocabularies.tests.conftest import write


def test_a_sheet_becomes_terms_in_its_own_order(colours: Path) -> None:
    write(
        colours,
        "colour/red,Red,E kuqe,,,,invented,",
        "colour/blue,Blue,Blu,colour/red,2026-01-01,2026-12-31,invented,A. Juriste",
    )
    red, blue = read_sheets(colours).values()
    assert (red.order, blue.order) == (1, 2)
    assert blue.parent_id == "colour/red"
    assert (blue.valid_from, blue.valid_until) == (date(2026, 1, 1), date(2026, 12, 31))
    assert blue.verified
    assert not red.verified


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("red,Red,E kuqe,,,,invented,", "colour.csv, line 2: the code must look like colour/word"),
        ("shape/red,Red,E kuqe,,,,invented,", "must look like colour/word, not “shape/red”"),
        ("colour/red,Red,,,,,invented,", "colour.csv, line 2: colour/red has no “sq”"),
        ("colour/red,,E kuqe,,,,invented,", "colour/red has no “en”"),
        ("colour/red,Red,E kuqe,,,,,", "colour/red has no “source”"),
        ("colour/red,Red,E kuqe,,31.12.2026,,invented,", "“31.12.2026” is not a date like"),
        ("colour/red,Red,E kuqe,colour/dark,,,invented,", "its parent colour/dark is in no list"),
        ("colour/red,Red,E kuqe,,,,invented", "more or fewer cells than columns"),
        ("colour/red,Red, bright,E kuqe,,,,invented,", "more or fewer cells than columns"),
    ],
)
def test_a_mistake_is_named_with_its_place(colours: Path, line: str, sentence: str) -> None:
    write(colours, line)
    with pytest.raises(BadSheet) as refused:
        read_sheets(colours)
    assert sentence in str(refused.value)


def test_a_code_said_twice_is_refused(colours: Path) -> None:
    write(colours, *["colour/red,Red,E kuqe,,,,invented,"] * 2)
    with pytest.raises(BadSheet, match="line 3: the code colour/red is there twice"):
        read_sheets(colours)


def test_a_sheet_without_a_column_is_refused(colours: Path) -> None:
    (colours / "colour.csv").write_text("code,en\ncolour/red,Red\n", encoding="utf-8")
    with pytest.raises(BadSheet, match="the column from is missing"):
        read_sheets(colours)


def test_an_empty_folder_is_no_set_of_lists(tmp_path: Path) -> None:
    with pytest.raises(BadSheet, match="There is no list"):
        read_sheets(tmp_path)
