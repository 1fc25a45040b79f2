"""A version is published once, and never changes again."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearth.casework.instruments.loading import PublishedVersionChanged, load
from hearth.casework.instruments.models import InstrumentVersion
from hearth.casework.instruments.tests import shelf

pytestmark = pytest.mark.usefixtures("own_database")


def test_loading_twice_changes_nothing(tmp_path: Path) -> None:
    shelf.write(tmp_path)
    assert load(root=tmp_path).published == 1
    again = load(root=tmp_path)
    assert (again.published, again.retired) == (0, 0)


def test_other_questions_under_the_same_version_are_refused(tmp_path: Path) -> None:
    shelf.write(tmp_path)
    load(root=tmp_path)
    shelf.write(tmp_path, survey=shelf.SURVEY)
    with pytest.raises(PublishedVersionChanged, match="give the change a new version"):
        load(root=tmp_path)


def test_another_scoring_under_the_same_version_is_refused(tmp_path: Path) -> None:
    shelf.write(tmp_path)
    load(root=tmp_path)
    shelf.write(
        tmp_path, about=shelf.ABOUT.replace("to = 1", "to = 2").replace("from = 2", "from = 3")
    )
    with pytest.raises(PublishedVersionChanged):
        load(root=tmp_path)


def test_who_verified_a_translation_may_be_added(tmp_path: Path) -> None:
    shelf.write(tmp_path)
    load(root=tmp_path)
    verified = shelf.ABOUT.replace('"unverified"', '"verified"\nverified_by = "Përkthyese Prova"')
    shelf.write(tmp_path, about=verified)
    load(root=tmp_path)
    assert InstrumentVersion.objects.current().get(key="sleep").about.verified


def test_a_new_version_takes_over_and_the_old_one_stays(tmp_path: Path) -> None:
    shelf.write(tmp_path)
    load(root=tmp_path)
    shelf.write(tmp_path, version="2", survey=shelf.SURVEY)
    assert load(root=tmp_path).published == 1
    old, new = InstrumentVersion.objects.filter(key="sleep").order_by("version")
    assert (old.current, new.current) == (False, True)
    assert "since" in old.definition.by_name
    assert "since" not in new.definition.by_name


def test_a_folder_that_is_gone_is_not_asked_any_more(tmp_path: Path) -> None:
    shelf.write(tmp_path)
    shelf.write(tmp_path, "other")
    load(root=tmp_path)
    for sheet in (tmp_path / "sleep").iterdir():
        sheet.unlink()
    (tmp_path / "sleep").rmdir()
    assert load(root=tmp_path).retired == 1
    assert not InstrumentVersion.objects.current().filter(key="sleep").exists()
