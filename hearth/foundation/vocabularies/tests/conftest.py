"""Sheets to spoil, and a shelf that is empty again after every test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from hearth.foundation.vocabularies import choices


@pytest.fixture(autouse=True)
def emptied_shelf() -> Iterator[None]:
    """What one test put on the shelf is not what the next one reads."""
    choices.forget()
    yield
    choices.forget()


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    """A copy of the real lists, to be changed."""
    return shutil.copytree(settings.VOCABULARIES_DIR, tmp_path / "vocabularies")


@pytest.fixture
def colours(tmp_path: Path) -> Path:
    """A folder with one small list of its own."""
    folder = tmp_path / "lists"
    folder.mkdir()
    write(folder, "colour/red,Red,E kuqe,,,,invented,")
    return folder


def write(folder: Path, *lines: str) -> None:
    """The list `colour`, as given."""
    header = "code,en,sq,parent,from,until,source,verified_by"
    (folder / "colour.csv").write_text("\n".join((header, *lines, "")), encoding="utf-8")


def mend(sheet: Path, before: str, after: str) -> None:
    """Change one thing in a sheet that is there exactly once."""
    text = sheet.read_text(encoding="utf-8")
    assert text.count(before) == 1
    sheet.write_text(text.replace(before, after), encoding="utf-8")
