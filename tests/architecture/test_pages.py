"""What is written about the house is true of it: files that are named exist, pictures agree."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from hearth.config.place import REPOSITORY

PAGES = sorted(
    path
    for path in [*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md")]
    if ".venv" not in path.parts
)
NAMED = re.compile(
    r"`((?:hearth|tests|docs|policy|vocabularies|bench|demo)/[\w./-]+\.(?:py|sql|toml|md|csv|js|css|html))`"
)
LINKED = re.compile(r"\]\((?!https?:)([^)#]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_what_a_page_names_is_there(page: Path) -> None:
    text = page.read_text()
    named = {name: REPOSITORY / name for name in NAMED.findall(text)}
    linked = {link: page.parent / link for link in LINKED.findall(text)}
    missing = [name for name, path in (named | linked).items() if not path.exists()]
    assert not missing, f"{page.name} names what does not exist: {', '.join(missing)}"


def test_the_pictures_of_the_database_agree_with_the_models() -> None:
    drawn = subprocess.run(
        [sys.executable, "-m", "docs.pictures", "--check"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert drawn.returncode == 0, drawn.stdout + drawn.stderr


def test_every_role_page_has_its_twin_and_its_place_in_the_index() -> None:
    folder = REPOSITORY / "docs" / "handbook"
    index = (folder / "README.md").read_text()
    for page in folder.glob("*.sq.md"):
        twin = page.with_name(page.name.replace(".sq.", ".en."))
        assert twin.exists(), f"{page.name} has no English twin"
        assert page.name in index
        assert twin.name in index


def test_every_decision_stands_in_the_index_once_and_in_order() -> None:
    folder = REPOSITORY / "docs" / "decisions"
    pages = sorted(page.name for page in folder.glob("[0-9]*.md"))
    assert len({page[:4] for page in pages}) == len(pages), "a number stands for two decisions"
    listed = re.findall(r"^\| \[\d{4}\]\((.+?)\)", (folder / "README.md").read_text(), re.M)
    assert listed == pages
