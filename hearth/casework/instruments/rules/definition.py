"""What an instrument asks and how it is scored, as values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from hearth.casework.instruments.rules.expressions import Tree

LANGUAGES = ("en", "sq")


class Kind(StrEnum):
    """The kinds of question that page, telephone and server all know."""

    ONE = "select_one"
    MANY = "select_multiple"
    WHOLE = "integer"
    DECIMAL = "decimal"
    TEXT = "text"
    DAY = "date"
    MOMENT = "datetime"
    NOTE = "note"
    PICTURE = "image"  # from the telephone only, and only where the page about it says so


@dataclass(frozen=True)
class Words:
    """A text in both languages."""

    en: str = ""
    sq: str = ""

    def said(self, language: str) -> str:
        return self.en if language == "en" else self.sq

    def __bool__(self) -> bool:
        return bool(self.en or self.sq)


@dataclass(frozen=True)
class Choice:
    """One answer that may be chosen; `points`: what it counts in a score."""

    name: str
    label: Words
    points: int | None = None


@dataclass(frozen=True)
class Group:
    """Questions under one heading. What is not relevant hides all of them."""

    name: str
    label: Words
    relevant: Tree | None = None


@dataclass(frozen=True)
class Question:
    """One question, or a note between questions."""

    name: str
    kind: Kind
    label: Words
    hint: Words = Words()
    choices: tuple[Choice, ...] = ()
    required: bool = False
    required_message: Words = Words()
    relevant: Tree | None = None
    constraint: Tree | None = None
    constraint_message: Words = Words()
    long: bool = False  # several lines of text
    within: tuple[Group, ...] = ()

    @property
    def asks(self) -> bool:
        return self.kind is not Kind.NOTE

    @property
    def conditions(self) -> tuple[Tree, ...]:
        """All that must hold before it is asked: its groups' conditions, then its own."""
        all_of_them = (*(group.relevant for group in self.within), self.relevant)
        return tuple(tree for tree in all_of_them if tree is not None)

    def points_of(self, answer: str) -> int | None:
        return next((c.points for c in self.choices if c.name == answer), None)


@dataclass(frozen=True)
class Band:
    """What a score from here to there is called. A word for a talk, never a diagnosis."""

    least: int
    most: int
    label: Words
    sign: str  # good, wait, late, danger: how our badges show it


@dataclass(frozen=True)
class Score:
    """How answers become a number, and whose arithmetic that is."""

    key: str
    label: Words
    items: tuple[str, ...]
    source: str
    way: str = "sum"  # or "count": how many items reach `at_least`
    reverse: tuple[str, ...] = ()
    multiply: int = 1
    at_least: int = 0
    may_miss: int = 0  # so many items may be unanswered; the others stand in for them
    better: str = "lower"
    change: int | None = None  # a difference that means something, if its source says one
    bands: tuple[Band, ...] = ()

    def band_of(self, value: int | None) -> Band | None:
        if value is None:
            return None
        return next((band for band in self.bands if band.least <= value <= band.most), None)


@dataclass(frozen=True)
class Flag:
    """An answer that must not wait for the score: what is to be done, at once."""

    key: str
    item: str
    above: int
    act: Words
    source: str
    page: str = ""  # the name of an address to which the answer leads at once, with the sheet's id


@dataclass(frozen=True)
class Definition:
    """An instrument of one version, ready to be asked."""

    key: str
    version: str
    title: Words
    questions: tuple[Question, ...]
    scores: tuple[Score, ...] = ()
    flags: tuple[Flag, ...] = ()
    by_name: dict[str, Question] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        self.by_name.update({question.name: question for question in self.questions})

    @property
    def asked(self) -> Iterator[Question]:
        """What can be answered, in order; notes are left out."""
        return (question for question in self.questions if question.asks)

    def score(self, key: str) -> Score | None:
        return next((score for score in self.scores if score.key == key), None)
