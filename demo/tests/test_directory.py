"""The directory of the demo: every duty finds somebody everywhere, and nobody in it is real."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from hearth.casework.duties.policy import all_duties
from hearth.foundation.accounts.kinds import Role, UnitKind

DIRECTORY = Path(__file__).parents[1] / "directory.toml"
INVENTED = {"Testi", "Shembulli", "Prova", "Mostra", "Modeli", "Filani", "Fisteku"}
OURS = {"AL-12", "AL-09", "AL-01", "AL-02", "AL-08"}  # Vlorë, Dibër, Berat, Durrës, Lezhë

Entry = Mapping[str, Any]
Directory = Mapping[str, list[Entry]]


@pytest.fixture(scope="module")
def directory() -> Directory:
    return tomllib.loads(DIRECTORY.read_text(encoding="utf-8"))


def test_every_key_is_there_once_and_fits_its_column(directory: Directory) -> None:
    for table in ("organisation", "unit", "agreement", "person"):
        keys = [entry["key"] for entry in directory[table]]
        assert [key for key, many in Counter(keys).items() if many > 1] == []
        assert all(re.fullmatch(r"[a-z0-9-]{1,60}", key) for key in keys)


def test_everything_says_where_it_comes_from(directory: Directory) -> None:
    for table in ("organisation", "unit", "agreement"):
        unsaid = [e["key"] for e in directory[table] if not (e.get("source") or e.get("invented"))]
        assert unsaid == []


def test_kinds_roles_and_places_are_known(directory: Directory) -> None:
    qarks, municipalities = _codes("qark"), _codes("municipality")
    for unit in directory["unit"]:
        assert unit["kind"] in UnitKind.values
        assert unit.get("qark", "") in {"", *qarks}
        if "municipality" in unit:
            assert municipalities[unit["municipality"]] == f"qark/{unit['qark']}"
    for person in directory["person"]:
        assert person["role"] in Role.values
        assert person["language"] in ("sq", "en")


def test_units_belong_to_organisations_people_to_units_and_agreements_to_both(
    directory: Directory,
) -> None:
    organisations = {entry["key"] for entry in directory["organisation"]}
    units = {entry["key"] for entry in directory["unit"]}
    assert {unit["organisation"] for unit in directory["unit"]} <= organisations
    assert {person["unit"] for person in directory["person"]} <= units
    assert {party for deal in directory["agreement"] for party in deal["parties"]} <= organisations


def test_every_duty_finds_a_unit_in_every_qark_and_every_municipality(directory: Directory) -> None:
    units = directory["unit"]
    for duty in all_duties():
        there = [unit for unit in units if unit["kind"] == duty.tell]
        if duty.where == "nationwide":
            assert sum("qark" not in unit for unit in there) == 1, duty.code
        if duty.where == "qark":
            served = Counter(unit.get("qark") for unit in there if "municipality" not in unit)
            assert {qark: served[qark] for qark in _codes("qark")} == dict.fromkeys(
                _codes("qark"), 1
            )
        if duty.where == "municipality":
            assert {unit.get("municipality") for unit in there} >= set(_codes("municipality"))
            assert any("qark" not in unit for unit in there)  # where no municipality is known


def test_the_centre_is_as_the_founding_documents_say(directory: Directory) -> None:
    mobile = [unit for unit in directory["unit"] if unit["kind"] == "mobile-unit"]
    years = {unit["key"]: (unit["since"].year, unit["organisation"]) for unit in mobile}
    assert years == {
        "mobile-unit-vlore": (2013, "vatra"),
        "mobile-unit-diber": (2020, "vatra"),
        "mobile-unit-berat": (2020, "vatra"),
        "mobile-unit-durres": (2020, "vatra"),
        "mobile-unit-lezhe": (2022, "vatra"),
    }
    workers = Counter(p["unit"] for p in directory["person"] if p["role"] == "outreach-worker")
    assert dict(workers) == dict.fromkeys(years, 2)
    assert {unit["qark"].removeprefix("iso:") for unit in mobile} == OURS
    with_police = {party for deal in directory["agreement"] for party in deal["parties"]}
    assert with_police == {
        "vatra",
        "dvp-vlore",
        "dvp-diber",
        "dvp-berat",
        "dvp-durres",
        "dvp-lezhe",
    }


def test_every_police_sector_has_a_roster_that_ends_with_its_head(directory: Directory) -> None:
    for unit in directory["unit"]:
        if unit["kind"] != "police-anti-trafficking":
            continue
        staff = [p for p in directory["person"] if p["unit"] == unit["key"]]
        turns = sorted((p["roster"], p["role"]) for p in staff)
        assert turns == [(1, "police-officer"), (2, "police-officer"), (3, "police-head")], unit[
            "key"
        ]


def test_no_shelter_says_where_it_stands(directory: Directory) -> None:
    shelters = [unit for unit in directory["unit"] if unit["kind"] == "shelter"]
    assert len(shelters) == 4
    assert not any("municipality" in unit or "address" in unit for unit in shelters)


def test_every_person_and_every_telephone_is_visibly_invented(directory: Directory) -> None:
    names = [person["name"] for person in directory["person"]]
    assert len(set(names)) == len(names)
    assert {name.split()[-1] for name in names} <= INVENTED
    phones = [entry["phone"] for entry in (*directory["unit"], *directory["person"])]
    assert all(re.fullmatch(r"069 000 0\d{3}", phone) for phone in phones)
    assert len(set(phones)) == len(phones)


def _codes(name: str) -> dict[str, str]:
    """The codes of a list of places, with their parents."""
    with (settings.VOCABULARIES_DIR / f"{name}.csv").open(encoding="utf-8", newline="") as sheet:
        return {
            row["code"].removeprefix(f"{name}/"): row["parent"] for row in csv.DictReader(sheet)
        }
