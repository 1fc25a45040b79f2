"""What a condition means for the answers given so far: a tree of lists and words, worked out.

The telephone and the page in the browser are given the very same tree. Source: XPath 1.0, and
the functions that the ODK XForms specification adds to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Tree = list[Any]  # ["number", 5] | ["answer", "age"] | ["=", left, right] | ["call", "not", …]
Value = str | float | bool


def names_in(tree: Tree) -> frozenset[str]:
    """Which other answers a condition asks for."""
    if tree[0] == "answer":
        return frozenset({tree[1]})
    inner = (names_in(part) for part in tree[1:] if isinstance(part, list))
    return frozenset().union(*inner)


def holds(tree: Tree, answers: Mapping[str, Any], *, own: Any = None, today: str) -> bool:
    """Whether a condition is true of these answers; `own`: the answer it stands beside."""
    return _truth(work_out(tree, answers, own=own, today=today))


def work_out(tree: Tree, answers: Mapping[str, Any], *, own: Any = None, today: str) -> Value:
    """The value of a tree, as XPath has it: a word, a number, or true and false."""

    def of(part: Tree) -> Value:
        return work_out(part, answers, own=own, today=today)

    kind, *parts = tree
    match kind:
        case "number" | "text":
            return parts[0]  # type: ignore[no-any-return]
        case "answer":
            return _plain(answers.get(parts[0]))
        case "self":
            return _plain(own)
        case "call":
            return _call(parts[0], [of(part) for part in parts[1:]], today)
        case "or":
            return _truth(of(parts[0])) or _truth(of(parts[1]))
        case "and":
            return _truth(of(parts[0])) and _truth(of(parts[1]))
    return _compare(kind, of(parts[0]), of(parts[1]))


def _call(name: str, given: list[Value], today: str) -> Value:
    match name:
        case "selected":
            return str(given[1]) in str(given[0]).split()
        case "count-selected":
            return float(len(str(given[0]).split()))
        case "not":
            return not _truth(given[0])
        case "if":
            return given[1] if _truth(given[0]) else given[2]
        case "coalesce":
            return given[0] if given[0] != "" else given[1]
        case "string-length":
            return float(len(str(given[0])))
        case "regex":
            return re.fullmatch(str(given[1]), str(given[0])) is not None
        case "number":
            return _number(given[0])
        case "today":
            return today
    return name == "true"


def _compare(sign: str, left: Value, right: Value) -> Value:
    if sign in ("=", "!="):
        return _same(left, right) == (sign == "=")
    if sign in ("<", "<=", ">", ">="):
        return _before(sign, left, right)
    first, second = _number(left), _number(right)
    match sign:
        case "+":
            return first + second
        case "-":
            return first - second
        case "*":
            return first * second
    if not second:
        return float("nan")
    return first / second if sign == "div" else first % second


def _same(left: Value, right: Value) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return _truth(left) == _truth(right)
    if isinstance(left, float) or isinstance(right, float):
        return _number(left) == _number(right)
    return left == right


def _before(sign: str, left: Value, right: Value) -> bool:
    """Numbers by size, days by the calendar; nothing is before or after an empty answer."""
    first: Any = left
    second: Any = right
    if not (_is_day(left) and _is_day(right)):
        first, second = _number(left), _number(right)
    match sign:
        case "<":
            return bool(first < second)
        case "<=":
            return bool(first <= second)
        case ">":
            return bool(first > second)
    return bool(first >= second)


def _is_day(value: Value) -> bool:
    return isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None


def _truth(value: Value) -> bool:
    if isinstance(value, float):
        return value == value and value != 0
    return bool(value)


def _number(value: Value) -> float:
    try:
        return float(value)
    except ValueError:
        return float("nan")


def _plain(answer: Any) -> Value:
    """An answer as XPath sees it: several choices are words with spaces between."""
    if answer is None:
        return ""
    if isinstance(answer, list | tuple):
        return " ".join(answer)
    return float(answer) if isinstance(answer, int) else str(answer)
