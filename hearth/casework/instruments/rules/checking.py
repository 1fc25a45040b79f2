"""What was answered, checked by the instrument's own definition. Strings in, values out.

The page, a telephone's submission and a paper sheet that somebody types in all come through
here, so that none of them knows other rules. What was asked under a condition that does not
hold is left out, whatever was sent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from hearth.casework.instruments.rules.definition import Definition, Kind, Question
from hearth.casework.instruments.rules.expressions import holds

LONGEST = 4000  # signs of a text


class Problem(StrEnum):
    """Why an answer cannot be taken."""

    MISSING = "missing"
    NOT_OFFERED = "not-offered"
    NOT_WHOLE = "not-whole"
    NOT_A_NUMBER = "not-a-number"
    NOT_A_DAY = "not-a-day"
    NOT_A_MOMENT = "not-a-moment"
    TOO_LONG = "too-long"
    NOT_TRUE = "not-true"  # the instrument's own condition on the answer
    NOT_ASKED = "not-asked"  # an answer to a question that this version does not have


@dataclass(frozen=True)
class Checked:
    """Values by question, and what is wrong with which answer."""

    values: Mapping[str, Any]
    problems: Mapping[str, Problem] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        return not self.problems


def check(definition: Definition, said: Mapping[str, Sequence[str]], *, today: date) -> Checked:
    """Question by question, in order: a condition looks only at what was asked before."""
    values: dict[str, Any] = {}
    problems = dict.fromkeys(said.keys() - definition.by_name.keys(), Problem.NOT_ASKED)
    for question in definition.asked:
        if not is_asked(question, values, today):
            continue
        value, problem = _value(question, [word for word in said.get(question.name, ()) if word])
        if problem is None and value is None and question.required:
            problem = Problem.MISSING
        if problem is None and not _is_true(question, values, value, today):
            problem = Problem.NOT_TRUE
        if problem is not None:
            problems[question.name] = problem
        elif value is not None:
            values[question.name] = value
    return Checked(values, problems)


def is_asked(question: Question, values: Mapping[str, Any], today: date) -> bool:
    """Whether its conditions hold, given what was answered before."""
    return all(holds(tree, values, today=today.isoformat()) for tree in question.conditions)


def _is_true(question: Question, values: Mapping[str, Any], value: Any, today: date) -> bool:
    if question.constraint is None or value is None:
        return True
    return holds(question.constraint, values, own=value, today=today.isoformat())


def _value(question: Question, words: Sequence[str]) -> tuple[Any, Problem | None]:
    if not words:
        return None, None
    word = words[-1].strip()
    match question.kind:
        case Kind.ONE:
            return _offered(question, [word], one=True)
        case Kind.MANY:
            return _offered(question, words, one=False)
        case Kind.WHOLE:
            return (int(word), None) if _whole(word) else (None, Problem.NOT_WHOLE)
        case Kind.DECIMAL:
            return _decimal(word)
        case Kind.DAY:
            return _day(word)
        case Kind.MOMENT:
            return _moment(word)
    if len(word) > LONGEST:
        return None, Problem.TOO_LONG
    return word or None, None


def _offered(question: Question, words: Sequence[str], *, one: bool) -> tuple[Any, Problem | None]:
    offered = [choice.name for choice in question.choices]
    if set(words) - set(offered):
        return None, Problem.NOT_OFFERED
    chosen = [name for name in offered if name in words]
    return (chosen[0] if one else chosen), None


def _whole(word: str) -> bool:
    return re.fullmatch(r"-?\d{1,9}", word) is not None


def _decimal(word: str) -> tuple[Any, Problem | None]:
    """Kept as it was written: a comma is a point."""
    try:
        number = Decimal(word.replace(",", "."))
    except InvalidOperation:
        return None, Problem.NOT_A_NUMBER
    good = number.is_finite() and len(word) <= 20
    return (str(number), None) if good else (None, Problem.NOT_A_NUMBER)


def _day(word: str) -> tuple[Any, Problem | None]:
    """A telephone writes 2026-03-19, a person 19.03.2026."""
    parts = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", word)
    typed = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", word)
    try:
        if parts:
            return date(*(int(part) for part in parts.groups())).isoformat(), None
        if typed:
            day, month, year = (int(part) for part in typed.groups())
            return date(year, month, day).isoformat(), None
    except ValueError:
        pass
    return None, Problem.NOT_A_DAY


def _moment(word: str) -> tuple[Any, Problem | None]:
    """A telephone writes its own clock's offset; what has none is meant as here."""
    typed = re.fullmatch(r"(\d{1,2}[./-]\d{1,2}[./-]\d{4})\s+(\d{1,2}[:.]\d\d)", word)
    try:
        if typed:
            day, problem = _day(typed[1])
            hour = typed[2].replace(".", ":").rjust(5, "0")
            return (None, Problem.NOT_A_MOMENT) if problem else _moment(f"{day}T{hour}")
        return datetime.fromisoformat(word).isoformat(), None
    except ValueError:
        return None, Problem.NOT_A_MOMENT
