"""Conditions, checks and scores, without a database."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hearth.casework.instruments.rules.checking import Problem, check
from hearth.casework.instruments.rules.definition import Definition
from hearth.casework.instruments.rules.expressions import holds
from hearth.casework.instruments.rules.parsing import NotUnderstood, parse
from hearth.casework.instruments.rules.scoring import flagged, scored
from hearth.casework.instruments.tests import shelf

TODAY = date(2026, 3, 19)
GOOD = {"slept": ["often"], "calm": ["never"], "nights": ["5"], "words": ["Ëndrra"]}


@pytest.fixture
def sleep(tmp_path: Path) -> Definition:
    shelf.write(tmp_path)
    return shelf.understood(tmp_path).definition


@pytest.mark.parametrize(
    ("said", "answers", "true"),
    [
        ("${a} = 'yes'", {"a": "yes"}, True),
        ("${a} = 'yes'", {}, False),
        ("${a} != ''", {"a": "x"}, True),
        ("selected(${a}, 'b')", {"a": ["b", "c"]}, True),
        ("selected(${a}, 'd')", {"a": ["b", "c"]}, False),
        ("count-selected(${a}) > 1", {"a": ["b", "c"]}, True),
        ("not(${a} = 'x') and ${n} >= 18", {"a": "y", "n": 18}, True),
        ("${n} >= 18", {}, False),
        ("${n} < 18", {}, False),
        ("${d} <= today()", {"d": "2026-03-19"}, True),
        ("${d} <= today()", {"d": "2026-03-20"}, False),
        ("${n} * 2 + 1 = 7", {"n": 3}, True),
        ("${n} div 0 > 1", {"n": 3}, False),
        ("${n} mod 2 = 1", {"n": 3}, True),
        ("if(${a} = 'x', 1, 0) = 1", {"a": "x"}, True),
        ("coalesce(${a}, ${b}) = 'x'", {"b": "x"}, True),
        ("string-length(${a}) <= 3", {"a": "abc"}, True),
        ("regex(${a}, '[0-9]{3}')", {"a": "123"}, True),
        ("-${n} < 0 or false()", {"n": 1}, True),
        ("(true() or false()) and true()", {}, True),
        ("number(${a}) = 4", {"a": "4"}, True),
    ],
)
def test_a_condition_means_what_xpath_says(said: str, answers: dict[str, Any], true: bool) -> None:
    assert holds(parse(said), answers, today=TODAY.isoformat()) is true


@pytest.mark.parametrize("said", ["${a} =", "selected(${a})", "1 2", "§", "(1", "${a} = 'x", ")"])
def test_what_is_no_condition_is_refused(said: str) -> None:
    with pytest.raises(NotUnderstood):
        parse(said)


def test_good_answers_are_values(sleep: Definition) -> None:
    more = {"why": ["noise", "dreams"], "hours": ["4,5"], "since": ["01.02.2026"]}
    checked = check(sleep, GOOD | more, today=TODAY)
    assert checked.good
    assert checked.values == {
        "slept": "often",
        "calm": "never",
        "nights": 5,
        "words": "Ëndrra",
        "why": ["noise", "dreams"],
        "hours": "4.5",
        "since": "2026-02-01",
    }


def test_what_was_not_to_be_asked_is_left_out(sleep: Definition) -> None:
    checked = check(sleep, GOOD | {"slept": ["never"]}, today=TODAY)
    assert checked.good
    assert checked.values.keys() == {"slept", "calm"}


@pytest.mark.parametrize(
    ("changed", "name", "problem"),
    [
        ({"slept": []}, "slept", Problem.MISSING),
        ({"slept": ["rarely"]}, "slept", Problem.NOT_OFFERED),
        ({"nights": ["9"]}, "nights", Problem.NOT_TRUE),
        ({"nights": ["five"]}, "nights", Problem.NOT_WHOLE),
        ({"nights": []}, "nights", Problem.MISSING),
        ({"hours": ["NaN"]}, "hours", Problem.NOT_A_NUMBER),
        ({"hours": ["many"]}, "hours", Problem.NOT_A_NUMBER),
        ({"since": ["31.02.2026"]}, "since", Problem.NOT_A_DAY),
        ({"since": ["2026-03-20"]}, "since", Problem.NOT_TRUE),
        ({"words": ["x" * 4001]}, "words", Problem.TOO_LONG),
        ({"name": ["Ana"]}, "name", Problem.NOT_ASKED),
    ],
)
def test_each_problem_is_named(
    sleep: Definition, changed: dict[str, list[str]], name: str, problem: Problem
) -> None:
    assert check(sleep, GOOD | changed, today=TODAY).problems == {name: problem}


def test_a_reverse_item_counts_from_the_other_end(sleep: Definition) -> None:
    (one,) = scored(sleep, {"slept": "often", "calm": "often"})
    assert one.value == 2
    assert one.band is not None
    assert one.band.label.en == "tired"


def test_a_score_with_a_hole_is_no_score(sleep: Definition) -> None:
    (one,) = scored(sleep, {"slept": "often"})
    assert (one.value, one.missing, one.band) == (None, 1, None)


def test_an_answer_that_cannot_wait_is_flagged_whatever_the_sum(sleep: Definition) -> None:
    assert flagged(sleep, {"nights": 5}) == ()
    assert [flag.key for flag in flagged(sleep, {"nights": 6})] == ["many-nights"]
