"""What may be said in the audit: codes, numbers, yes or no, identifiers. Never a name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from uuid import UUID

KIND = re.compile(r"[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)+")
CODE = re.compile(
    r"[a-z][a-z0-9_.-]{0,60}([/:][A-Za-z0-9_.:/-]{1,60})?|[A-Z]{2,3}(-[0-9]{1,3})?"
    r"|T(-[A-Z]{2,8}){1,3}|"  # a duty, by its code on the policy page
)

Fact = bool | int | str | list["Fact"]


class NotACode(Exception):
    """The audit takes codes, numbers, yes or no, and identifiers. Put the words in the dossier."""


def kind_of(word: str) -> str:
    """A kind is two or more words with dots between: `identification.identified`."""
    word = str(word.value) if isinstance(word, Enum) else word
    if not KIND.fullmatch(word):
        raise NotACode("kind")
    return word


def plain(facts: Mapping[str, object]) -> dict[str, Fact]:
    """The facts as JSON has them; what is None is left out."""
    return {name: fact(value, name) for name, value in facts.items() if value is not None}


def fact(value: object, name: str) -> Fact:
    """One fact. The error names the fact, never its value: the value may be what must not leak."""
    match value:
        case Enum():
            return fact(value.value, name)
        case bool() | int():
            return value
        case UUID() | datetime() | date():
            return value.isoformat() if isinstance(value, date) else str(value)
        case str() if CODE.fullmatch(value):
            return value
        case list() | tuple():
            return [fact(part, name) for part in value]
        case set() | frozenset():
            return [fact(part, name) for part in sorted(value)]
    raise NotACode(name)
