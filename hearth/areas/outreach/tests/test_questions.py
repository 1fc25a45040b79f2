"""One source of questions: answers become the value, or a sentence for each field."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from hearth.areas.outreach.entries import (
    ComingBack,
    GoingOut,
    Knowledge,
    PersonMet,
    PlaceVisited,
    SessionHeld,
)
from hearth.areas.outreach.questions import SHEETS, Mistakes, SheetKind, as_data, read
from tests.cast import TEN_AT_NIGHT

TODAY = date(2026, 3, 19)
VLORE = "municipality/asrdb:61"
pytestmark = pytest.mark.django_db


def answers(**more: str) -> dict[str, str]:
    return {
        "id": str(uuid4()),
        "happened_at": "2026-03-19T12:00:00+01:00",
        "municipality": VLORE,
    } | more


SESSION = {
    "audience": "session-audience/high-school",
    "language": "language/iso:sq",
    "reporting_explained": "yes",
    "people_female_15_17": "14",
    "people_male_15_17": "11",
    "cards": "20",
    "knew_before_signs": "4",
    "knew_after_signs": "18",
    "disclosures": "1",
    "topics": "outreach-topic/rights outreach-topic/recognise",
}


@pytest.mark.parametrize(
    ("kind", "said", "value"),
    [
        (SheetKind.SHIFT, {"back_by": "2026-03-19T18:00:00+01:00"}, GoingOut),
        (SheetKind.SHIFT_END, {}, ComingBack),
        (SheetKind.VISIT, {"place": "outreach-place/market"}, PlaceVisited),
        (
            SheetKind.CONTACT,
            {
                "place": "outreach-place/street",
                "sex": "sex/female",
                "age_band": "age-band/unknown",
                "knows_the_way_to_us": "yes",
            },
            PersonMet,
        ),
        (SheetKind.SESSION, SESSION, SessionHeld),
    ],
)
def test_answers_become_a_value(kind: SheetKind, said: dict[str, str], value: type) -> None:
    assert isinstance(read(kind, answers(**said), on=TODAY), value)


def test_a_session_as_it_was_told() -> None:
    told = read(SheetKind.SESSION, answers(**SESSION), on=TODAY)
    assert isinstance(told, SessionHeld)
    assert told.present == 25
    assert told.people[("sex/female", "age-band/15-17")] == 14
    assert told.knowledge[0] == Knowledge("knowledge-question/signs", 20, 4, 18)
    assert told.topics == ("outreach-topic/recognise", "outreach-topic/rights")


@pytest.mark.parametrize(
    ("kind", "field", "answer"),
    [
        (SheetKind.SHIFT, "back_by", "2026-03-19T11:00:00+01:00"),
        (SheetKind.SHIFT, "back_by", "2026-03-29T11:00:00+01:00"),
        (SheetKind.SHIFT, "municipality", "municipality/asrdb:99"),
        (SheetKind.SHIFT, "happened_at", "yesterday"),
        (SheetKind.VISIT, "place", "place-type/street"),
        (SheetKind.VISIT, "people_met", "many"),
        (SheetKind.VISIT, "people_met", "-1"),
        (SheetKind.CONTACT, "knows_the_way_to_us", "perhaps"),
        (SheetKind.SESSION, "cards", "26"),
        (SheetKind.SESSION, "knew_after_signs", "21"),
        (SheetKind.SESSION, "disclosures", "26"),
        (SheetKind.SESSION, "materials_given", "9"),
        (SheetKind.SESSION, "id", "not-a-number"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(kind: SheetKind, field: str, answer: str) -> None:
    right = {
        SheetKind.SHIFT: {"back_by": "2026-03-19T18:00:00+01:00"},
        SheetKind.VISIT: {"place": "outreach-place/market"},
        SheetKind.CONTACT: {
            "place": "outreach-place/street",
            "sex": "sex/female",
            "age_band": "age-band/unknown",
            "knows_the_way_to_us": "yes",
        },
        SheetKind.SESSION: SESSION,
    }[kind]
    wrong = read(kind, answers(**(right | {field: answer})), on=TODAY)
    assert isinstance(wrong, Mistakes)
    assert list(wrong) == ["materials" if field == "materials_given" else field]
    assert wrong[next(iter(wrong))].endswith(".")


def test_every_mistake_is_told_at_once() -> None:
    wrong = read(SheetKind.CONTACT, {}, on=TODAY)
    assert isinstance(wrong, Mistakes)
    assert set(wrong) == {
        "id", "happened_at", "municipality", "place", "sex", "age_band", "knows_the_way_to_us",
    }  # fmt: skip


def test_a_moment_without_an_offset_is_by_the_clock_of_tirana() -> None:
    told = read(SheetKind.SHIFT_END, answers(happened_at="2026-03-19T22:00"), on=TODAY)
    assert isinstance(told, ComingBack)
    assert told.happened_at == TEN_AT_NIGHT


@pytest.mark.parametrize("kind", list(SheetKind))
def test_a_telephone_gets_everything_in_both_languages(kind: SheetKind) -> None:
    sheet = as_data(SHEETS[kind], on=TODAY)
    assert sheet["title"]["sq"] != sheet["title"]["en"]
    for question in sheet["questions"]:
        if question["label"]["en"]:
            assert question["label"]["sq"]
        if question["ask"] in ("choice", "choices"):
            assert question["choices"], question["name"]
            assert all(each["label"]["sq"] for each in question["choices"])


def test_no_sheet_has_a_field_into_which_a_name_is_asked() -> None:
    names = {question.name for sheet in SHEETS.values() for question in sheet.questions}
    assert not {name for name in names if "name" in name or "phone" in name}
