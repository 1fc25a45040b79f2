"""The rules of what goes on a phone: no database, no clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from hearth.casework.people.rules import ContactRules
from hearth.front.field.rules import (
    Known,
    Obstacle,
    Office,
    Stage,
    Standing,
    ToDo,
    in_danger,
    in_the_way,
    reduced,
    stage,
    too_much,
    without_places_and_people,
)

NOON = datetime(2026, 3, 19, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
FINE = Standing(opens=True, works=True, sealed=False, closed=False)
RULES = ContactRules(
    phone="069",
    may_call=True,
    say="x",
    codeword="y",
    address="Rruga e Shpikur",
    may_visit=True,
    otherwise="Testi",
    shared="Testi",
)


def known(**changes: object) -> Known:
    base = Known("K7MQ-4T2X", "sex/female", "age-band/18-25", False, RULES, "", None, (), ())
    return replace(base, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, None),
        ({"opens": False}, Obstacle.NOT_THEIRS),
        ({"works": False}, Obstacle.NOT_THEIRS),
        ({"sealed": True}, Obstacle.SEALED),
        ({"closed": True}, Obstacle.CLOSED),
        ({"opens": False, "sealed": True, "closed": True}, Obstacle.NOT_THEIRS),
    ],
)
def test_what_stands_in_the_way(change: dict[str, bool], why: Obstacle | None) -> None:
    assert in_the_way(replace(FINE, **change)) is why


def test_how_many_and_how_long() -> None:
    limits = {"most_cases": 30, "longest": 72 * HOUR}
    assert too_much(30, 72 * HOUR, **limits) == []  # type: ignore[arg-type]
    both = too_much(31, 73 * HOUR, **limits)  # type: ignore[arg-type]
    assert both == [Obstacle.TOO_MANY, Obstacle.TOO_LONG]
    none = too_much(0, timedelta(), **limits)  # type: ignore[arg-type]
    assert none == [Obstacle.NONE_CHOSEN, Obstacle.TOO_LONG]


def test_where_a_lease_stands() -> None:
    assert stage(NOON, until=NOON + HOUR, ended_at=None, wiped_at=None) is Stage.RUNNING
    assert stage(NOON, until=NOON, ended_at=None, wiped_at=None) is Stage.OVER
    assert stage(NOON, until=NOON + HOUR, ended_at=NOON, wiped_at=None) is Stage.ENDED
    assert stage(NOON, until=NOON, ended_at=NOON, wiped_at=NOON) is Stage.GONE


def test_nothing_leads_to_a_door_or_to_somebody_else() -> None:
    left = without_places_and_people(RULES)
    assert (left.address, left.may_visit, left.otherwise, left.shared.strip()) == (
        "",
        False,
        "",
        "",
    )
    assert (left.phone, left.say, left.codeword, bool(left.shared)) == ("069", "x", "y", True)


@pytest.mark.parametrize("change", [{"may_call": False}, {"phone": ""}])
def test_who_did_not_agree_to_be_called_has_no_number_on_a_phone(change: dict[str, object]) -> None:
    assert without_places_and_people(replace(RULES, **change)) == ContactRules()  # type: ignore[arg-type]


def test_a_closed_drawer_stays_closed() -> None:
    assert reduced(known(contact=None), most_tasks=5, longest_task=120).contact is None


def test_few_tasks_danger_first_and_cut_short() -> None:
    tasks = [ToDo(f"{n} {'a' * 200}", NOON + n * HOUR, danger=n == 6) for n in range(7)]
    left = reduced(known(tasks=tasks), most_tasks=3, longest_task=20).tasks
    assert [task.what[0] for task in left] == ["6", "0", "1"]
    assert all(len(task.what) <= 20 and task.what.endswith("…") for task in left)


def test_danger_is_seen_at_once() -> None:
    assert not in_danger(known(risk="risk-level/medium"))
    assert in_danger(known(risk="risk-level/high"))
    assert in_danger(known(tasks=(ToDo("x", NOON, danger=True),)))


def test_offices_are_few_and_the_meeting_stays() -> None:
    many = [Office({"sq": "a", "en": "a"}, "129")] * 9
    left = reduced(known(offices=many, meeting=date(2026, 3, 22)), most_tasks=5, longest_task=9)
    assert (len(left.offices), left.meeting) == (6, date(2026, 3, 22))
