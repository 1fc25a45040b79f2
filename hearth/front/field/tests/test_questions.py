"""One source of questions: what the desk asks, the phone asks; nothing in it is about anybody."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from django.utils import translation

from hearth.areas.identification.forms import ScreeningForm
from hearth.areas.identification.questions import AT_THE_DESK, quick_form
from hearth.front.field.queries import bundle
from hearth.front.field.queries.bundle import SCRIPTS as CARRIED
from hearth.front.field.tests.scripts import SCRIPTS

TODAY = date(2026, 3, 19)
MOST = 300_000  # bytes over the wire at the first load; this is one part of it


def flat(form: dict) -> list[dict]:  # type: ignore[type-arg]
    return [one for part in form["parts"] for one in part.get("questions", [part])]


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["sq", "en"])
def test_the_phone_asks_what_the_desk_asks(language: str) -> None:
    with translation.override(language):
        form = ScreeningForm(today=TODAY, qark="iso:AL-12", units=lambda: ())
        asked = {question["name"]: question for question in flat(quick_form(TODAY))}
        assert asked.keys() == form.fields.keys() - AT_THE_DESK
        for name, question in asked.items():
            field = form.fields[name]
            assert question["label"] == str(field.label)
            assert question["required"] == field.required
            assert offered(question) == codes(field), name


def offered(question: dict) -> set[str]:  # type: ignore[type-arg]
    ticked = {o["value"] for family in question.get("families", ()) for o in family["options"]}
    return ticked | {value for g in question.get("groups", ()) for value, _ in g["options"]} - {""}


def codes(field: object) -> set[str]:
    found: set[str] = set()
    for value, label in getattr(field, "choices", ()):
        found |= {str(v) for v, _ in label} if isinstance(label, list | tuple) else {str(value)}
    return found - {""}


@pytest.mark.django_db
def test_the_list_of_municipalities_begins_with_nothing_chosen() -> None:
    question = next(q for q in flat(quick_form(TODAY)) if q["name"] == "municipality")
    assert question["groups"][0]["options"][0][0] == ""


@pytest.mark.django_db
def test_what_the_app_carries_is_small_and_the_same_for_everybody() -> None:
    carried = bundle(TODAY)
    assert len(carried.content) < MOST
    assert bundle(TODAY) == carried
    said = json.loads(carried.content)
    assert said["languages"].keys() == {"sq", "en"}
    assert len(said["advice"]["signs"]) > 20


def test_every_module_of_the_app_lies_on_the_phone_before_the_signal_goes() -> None:
    needed, found = {"app"}, set[str]()
    while needed - found:
        name = min(needed - found)
        found.add(name)
        needed |= set(re.findall(r'from "\./(\w+)\.js"', (SCRIPTS / f"{name}.js").read_text()))
    assert found == set(CARRIED)
