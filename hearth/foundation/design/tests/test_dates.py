"""Moments and numbers the way people here say them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from hearth.foundation.design import dates, numbers

NOW = datetime(2026, 3, 19, 21, 14, tzinfo=UTC)  # 22:14 in Tirana


@pytest.fixture(autouse=True)
def albanian() -> object:
    with translation.override("sq"):
        yield


def test_a_moment_is_told_by_the_wall_clock_of_this_country() -> None:
    assert dates.in_full(NOW) == "19.03.2026 22:14"
    assert dates.in_full(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == "02.07.2026 00:30"
    assert dates.in_full(date(2026, 3, 9)) == "09.03.2026"


def test_today_needs_no_date() -> None:
    assert dates.shortly(NOW, NOW) == "22:14"
    assert dates.shortly(NOW - timedelta(hours=23), NOW) == "dje 23:14"
    assert dates.shortly(NOW + timedelta(hours=3), NOW) == "nesër 01:14"
    assert dates.shortly(NOW - timedelta(days=9), NOW) == "10.03.2026 22:14"


def test_a_day_has_its_name() -> None:
    assert dates.named_day(date(2026, 3, 19)) == "e enjte 19 mars"
    with translation.override("en"):
        assert dates.named_day(date(2026, 3, 19)) == "Thursday 19 March"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "tani"),
        (1, "para 1 minute"),
        (4, "para 4 minutash"),
        (60, "para 1 ore"),
        (150, "para 2 orësh"),
        (3 * 24 * 60, "para 3 ditësh"),
    ],
)
def test_how_long_ago(minutes: int, said: str) -> None:
    assert dates.ago(NOW - timedelta(minutes=minutes), NOW) == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (15, "brenda 15 minutash"),
        (24 * 60, "brenda 24 orësh"),
        (5 * 24 * 60, "brenda 5 ditësh"),
        (0, "brenda 1 minute"),
    ],
)
def test_a_deadline_is_said_in_the_unit_the_law_uses(minutes: int, said: str) -> None:
    assert dates.within(timedelta(minutes=minutes)) == said


def test_a_deadline_turns_into_lateness() -> None:
    assert dates.due(NOW + timedelta(minutes=9), NOW) == "brenda 9 minutash"
    assert dates.due(NOW - timedelta(hours=16), NOW) == "16 orë vonesë"


def test_thousands_stand_apart() -> None:
    assert numbers.figure(1250) == "1\u202f250"
    assert numbers.figure(0.5) == "0,5"
    assert numbers.percent(0.448) == "45\u00a0%"
    with translation.override("en"):
        assert numbers.figure(1250) == "1,250"
        assert numbers.percent(0.448) == "45%"
