"""Decisions about persons, without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hearth.casework.people.rules import (
    Call,
    ContactRules,
    Days,
    Hints,
    corrected,
    full_name,
    is_child,
    is_estimate,
    may_telephone,
    other_way_round,
    with_hints,
)

HERE = ZoneInfo("Europe/Tirane")
THURSDAY = datetime(2026, 3, 19, 11, 0, tzinfo=HERE)
SUNDAY = datetime(2026, 3, 22, 11, 0, tzinfo=HERE)
AGREED = ContactRules(phone="069", may_call=True, begins="10:00", ends="13:00")
BY_NIGHT = replace(AGREED, begins="22:00", ends="01:00")


@pytest.mark.parametrize(
    ("minor", "born", "child"),
    [("yes", None, True), ("presumed", None, True), ("no", None, False),
     ("no", 2008, True), ("no", 2007, False), ("yes", 1990, False)],
)  # fmt: skip
def test_in_doubt_she_is_a_child(minor: str, born: int | None, child: bool) -> None:
    assert is_child(minor, born, 2026) is child


def test_only_paper_ends_an_estimate() -> None:
    assert is_estimate("age-basis/stated")
    assert is_estimate("age-basis/estimated")
    assert not is_estimate("age-basis/document")


def test_nothing_agreed_means_nobody_calls() -> None:
    assert may_telephone(ContactRules(), THURSDAY) is Call.NEVER
    assert may_telephone(ContactRules(phone="069"), THURSDAY) is Call.NEVER
    assert may_telephone(ContactRules(phone="069", may_call=True), THURSDAY) is Call.LATER


@pytest.mark.parametrize(
    ("rules", "at", "call"),
    [
        (AGREED, THURSDAY, Call.NOW),
        (AGREED, THURSDAY.replace(hour=13), Call.LATER),
        (AGREED, THURSDAY.replace(hour=9, minute=59), Call.LATER),
        (AGREED, SUNDAY, Call.LATER),
        (replace(AGREED, days=Days.ANY), SUNDAY, Call.NOW),
        (BY_NIGHT, THURSDAY.replace(hour=23), Call.NOW),
        (BY_NIGHT, THURSDAY.replace(hour=2), Call.LATER),
    ],
)  # fmt: skip
def test_her_hours_are_kept(rules: ContactRules, at: datetime, call: Call) -> None:
    assert may_telephone(rules, at) is call


def test_the_sheet_is_sealed_with_only_what_was_said() -> None:
    document = AGREED.as_document()
    assert "voicemail" not in document
    assert ContactRules.from_document({**document, "unheard-of": 1}) == AGREED


def test_what_is_left_empty_stays() -> None:
    before = {"given_name": "Ana", "family_name": "Testi"}
    assert corrected(before, {"given_name": "", "family_name": "Prova"}) == {
        "given_name": "Ana",
        "family_name": "Prova",
    }


def test_a_name_for_the_screen() -> None:
    assert full_name({"given_name": "Ana", "family_name": "Testi"}) == "Ana Testi"
    assert full_name({"nickname": "Lule"}) == "Lule"
    assert full_name({}) == ""


@pytest.mark.parametrize(
    ("relation", "sex", "back"),
    [("daughter", "female", "mother"), ("son", "male", "father"), ("mother", "female", "daughter"),
     ("sister", "male", "brother"), ("wife", "male", "husband"),
     ("aunt", "female", "niece-or-nephew"),
     ("daughter", "unknown", "other"), ("guardian", "female", "other")],
)  # fmt: skip
def test_a_tie_has_two_ends(relation: str, sex: str, back: str) -> None:
    assert other_way_round(relation, sex) == back


def test_hints_move_and_do_not_exclude() -> None:
    same = Hints("sex/female", "sex/female", 2004, 2005)
    other = Hints("sex/male", "sex/female", 1980, 2005)
    unsaid = Hints("", "sex/female", None, 2005)
    assert with_hints(0.8, same) > with_hints(0.8, unsaid) > with_hints(0.8, other) > 0
