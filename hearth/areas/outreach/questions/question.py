"""A question as data: what is asked, and what kind of answer fits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise

from hearth.areas.outreach.entries import Entry

Words = str | Promise


class SheetKind(StrEnum):
    SHIFT = "shift"
    SHIFT_END = "shift-end"
    VISIT = "visit"
    CONTACT = "contact"
    SESSION = "session"


class Ask(StrEnum):
    """The kinds of answer. On the wire each is a string; several codes have spaces between."""

    NUMBER = "id"  # made by the form itself, a UUID; nobody is asked
    MOMENT = "moment"  # ISO 8601, with its offset; without: the clock of Tirana
    CHOICE = "choice"  # a whole term
    CHOICES = "choices"
    COUNT = "count"
    YES_NO = "yes-no"  # "yes" or "no"
    COLLEAGUE = "colleague"  # the id of a colleague of the unit
    TEXT = "text"


@dataclass(frozen=True)
class Question:
    """One question. `terms` names the code list its choices are from, `only` some of them."""

    name: str
    ask: Ask
    label: Words
    help: Words = ""
    required: bool = False
    missing: Words = ""
    terms: str = ""
    only: tuple[str, ...] = ()
    most: int = 0
    group: str = ""  # questions of one group are drawn together: "people", "knowledge"
    row: str = ""  # within such a group: the term of the row …
    column: str = ""  # … and of the column
    row_words: Words = ""
    column_words: Words = ""
    few: bool = False  # so few choices that all are shown at once


@dataclass(frozen=True)
class Sheet:
    """A form: its questions in order, and how its answers become a value."""

    kind: SheetKind
    title: Words
    act: Words
    questions: tuple[Question, ...]
    value: Callable[[Mapping[str, Any]], Entry]
    objections: Callable[[Mapping[str, Any]], dict[str, Words]]

    def question(self, name: str) -> Question:
        return next(each for each in self.questions if each.name == name)
