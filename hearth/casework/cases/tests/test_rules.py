"""Numbers, cursors, what a consent lacks, what stands in the way. No database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from hearth.casework.cases.rules import (
    LETTERS,
    Asked,
    Cursor,
    Missing,
    Obstacle,
    lacking,
    may_be_undone,
    next_episode,
    number_from,
    number_in,
    obstacles_to_closing,
)

NOW = datetime(2026, 3, 19, 21, 0, 0, 123456, tzinfo=UTC)
ADULT = Asked(
    purpose="consent-purpose/sharing", child=False, recipients=1, wording="consent/2026-11/sq",
    by_guardian=False, guardian="", assent="",
)  # fmt: skip
CHILD = replace(ADULT, child=True, by_guardian=True, guardian="Nëna", assent="given")


def test_a_number_is_eight_signs_that_are_heard_right() -> None:
    number = number_from(uuid4())
    assert len(number) == 9
    assert set(number.replace("-", "")) <= set(LETTERS)
    assert not set("ILOU") & set(LETTERS)
    assert number_from(UUID(int=1)) != number_from(UUID(int=2))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("4417-K9TM", "4417-K9TM"), ("4417k9tm", "4417-K9TM"), (" 4417 k9 ", "4417-K9"),
        ("44I7-K9TM", "4417-K9TM"), ("4417", "4417"), ("ANATESTS", "ANAT-ESTS"),

        ("DEVQ-J", "DEVQ-J"), ("Ana", ""), ("Teuta", ""),
        ("441", ""), ("4417-K9TM2", ""), ("4417-K9Tu", ""),
    ],
)  # fmt: skip
def test_a_number_is_read_as_it_was_meant(written: str, meant: str) -> None:
    assert number_in(written) == meant


def test_a_cursor_survives_the_address() -> None:
    cursor = Cursor(NOW, uuid4())
    assert Cursor.read(str(cursor)) == cursor
    for nonsense in ("", "x", "1.2", "1" * 30 + "." + "a" * 32, "Ana Testi"):
        assert Cursor.read(nonsense) is None


@pytest.mark.parametrize(
    ("asked", "missing"),
    [
        (ADULT, []),
        (replace(ADULT, recipients=0), [Missing.RECIPIENT]),
        (replace(ADULT, recipients=0, purpose="consent-purpose/services"), []),
        (replace(ADULT, recipients=2, wording=""), [Missing.ONE_RECIPIENT, Missing.WORDING]),
        (replace(ADULT, by_guardian=True, guardian="Babai"), [Missing.NOT_A_CHILD]),
        (CHILD, []),
        (replace(CHILD, assent="too-young"), []),
        (replace(CHILD, assent="no"), [Missing.CHILD_SAID_NO]),
        (replace(CHILD, assent=""), [Missing.ASSENT]),
        (replace(CHILD, by_guardian=False, guardian=""), [Missing.GUARDIAN]),
        (replace(ADULT, child=True), [Missing.GUARDIAN, Missing.ASSENT]),
    ],
)  # fmt: skip
def test_a_consent_lacks_everything_at_once(asked: Asked, missing: list[Missing]) -> None:
    assert lacking(asked) == missing


def test_what_stands_in_the_way_of_closing() -> None:
    assert obstacles_to_closing(closed=False, dangers_waiting=0) == []
    assert obstacles_to_closing(closed=True, dangers_waiting=2) == list(Obstacle)


def test_a_slip_is_put_right_within_a_day() -> None:
    assert may_be_undone(NOW - timedelta(hours=24), NOW)
    assert not may_be_undone(NOW - timedelta(hours=24, seconds=1), NOW)
    assert not may_be_undone(None, NOW)


def test_episodes_are_counted_on() -> None:
    assert next_episode([]) == 1
    assert next_episode([1, 2]) == 3
