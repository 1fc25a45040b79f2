"""Loading: twice is once; a code may be retired, and never renamed or deleted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import DatabaseError, IntegrityError, connections

from hearth.foundation.vocabularies import choices
from hearth.foundation.vocabularies.loading import CodeDisappeared, load
from hearth.foundation.vocabularies.models import Term
from hearth.foundation.vocabularies.tests.conftest import mend

pytestmark = pytest.mark.usefixtures("own_database")
LAST_DAY, DAY_AFTER = date(2026, 12, 31), date(2027, 1, 1)


def test_loading_again_changes_nothing() -> None:
    again = load()
    assert (again.added, again.changed) == (0, 0)
    assert again.same == Term.objects.count()
    assert again.lists == Term.objects.values("list").distinct().count()


def test_a_new_line_is_added_and_a_corrected_one_changed(sheets: Path) -> None:
    urgency = sheets / "urgency.csv"
    mend(urgency, "Today,Sot,", "Today,Sot pa vonesë,")
    with urgency.open("a", encoding="utf-8") as sheet:
        sheet.write("urgency/this-week,This week,Këtë javë,,,,,,,invented,\n")

    loaded = load(folder=sheets)

    assert (loaded.added, loaded.changed) == (1, 1)
    assert choices.name_of("urgency/today") == "Sot pa vonesë"
    assert choices.name_of("urgency/this-week") == "Këtë javë"


def test_a_retired_term_is_not_offered_after_its_last_day_and_keeps_its_name(sheets: Path) -> None:
    mend(sheets / "sex.csv", "sex/other,Other,Tjetër,,,,", "sex/other,Other,Tjetër,,,2026-12-31,")
    assert load(folder=sheets).changed == 1

    assert ("sex/other", "Tjetër") in choices.choices("sex", on=LAST_DAY)
    assert ("sex/other", "Tjetër") not in choices.choices("sex", on=DAY_AFTER)
    assert choices.name_of("sex/other") == "Tjetër"
    assert Term.objects.of("sex").on(LAST_DAY).filter(pk="sex/other").exists()
    assert not Term.objects.of("sex").on(DAY_AFTER).filter(pk="sex/other").exists()


def test_a_sheet_that_lost_a_code_is_refused_and_nothing_is_loaded(sheets: Path) -> None:
    mend(sheets / "sex.csv", "sex/other,Other,Tjetër", "sex/another,Another,Tjetër")
    with pytest.raises(CodeDisappeared, match="No sheet holds sex/other any more"):
        load(folder=sheets)
    assert not Term.objects.filter(pk="sex/another").exists()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM vocabularies_term WHERE code = 'sex/other'",
        "UPDATE vocabularies_term SET code = 'sex/another' WHERE code = 'sex/other'",
        "UPDATE vocabularies_term SET list = 'gender' WHERE code = 'sex/other'",
    ],
)
def test_the_database_refuses_even_its_owner_to_rename_or_delete_a_code(statement: str) -> None:
    with (
        pytest.raises(IntegrityError, match="never renamed or deleted"),
        connections["owner"].cursor() as owner,
    ):
        owner.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE vocabularies_term SET sq = 'x' WHERE code = 'sex/other'",
        "INSERT INTO vocabularies_term SELECT * FROM vocabularies_term WHERE code = 'sex/other'",
        "DELETE FROM vocabularies_term WHERE code = 'sex/other'",
    ],
)
def test_the_application_may_only_read(statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        connections["default"].cursor() as c,
    ):
        c.execute(statement)
