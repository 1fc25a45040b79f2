"""Finds the words of a question, keeps them, and asks."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta
from functools import update_wrapper
from typing import Any, ClassVar, Generic, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet, ObjectDoesNotExist
from django.db import connections
from django.db.models import Prefetch, QuerySet
from django.utils.translation import get_language

from hearth.foundation.wording.parts import (
    BETWEEN,
    Atom,
    blank,
    is_blank,
    put_together,
    taken_apart,
)

P = ParamSpec("P")
R = TypeVar("R")
Witness = Callable[["Worded[Any, Any]", tuple[Any, ...], tuple[str, Sequence[Any]] | None], None]


class Unsteady(Exception):
    """A question made something of its values before it asked, and that cannot be kept."""


log = logging.getLogger(__name__)

CANNOT_BE_KEPT = (Unsteady, ObjectDoesNotExist)
NOTHING: tuple[str, tuple[Any, ...]] = ("SELECT NULL WHERE false", ())
KEPT = 256  # wordings of one question: one for each set of roles, language and size of page


@dataclass(frozen=True)
class Place:
    """Where an atom goes among the values of a question, and how much later it is there."""

    at: int
    atom: int
    later: timedelta | None


@dataclass(frozen=True)
class Words:
    """A question in words, with places for its atoms. `rows` is its queryset, never asked."""

    sql: str
    values: tuple[Any, ...]
    places: tuple[Place, ...]
    query: Any
    compiler: Any
    converters: Any  # how what comes back is read, column by column
    rows: Any

    def filled(self, atoms: Sequence[Any]) -> tuple[str, tuple[Any, ...]]:
        values = list(self.values)
        for place in self.places:
            atom = atoms[place.atom]
            values[place.at] = atom if place.later is None else atom + place.later
        return self.sql, tuple(values)

    def asked(self, atoms: Sequence[Atom]) -> Any:
        """The queryset, about to ask with these atoms."""
        rows = self.rows._clone()
        rows._query = Said(self, self.filled(atoms))
        return rows


class Said:
    """Stands where a queryset has its query: what it would say has been said."""

    def __init__(self, words: Words, said: tuple[str, tuple[Any, ...]] | None = None) -> None:
        self._words, self._said = words, said

    def chain(self) -> Said:
        return self

    def get_compiler(self, using: str, *_: Any, **__: Any) -> Any:
        compiler, said, read = copy(self._words.compiler), self._said, self._words.converters
        compiler.connection, compiler.as_sql = connections[using], lambda *_, **__: said
        compiler.get_converters = lambda _: read
        return compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._words.query, name)


UNKNOWN: Any = object()  # not None, which is what can never be


class Worded(Generic[P, R]):
    """A function that builds a queryset of its values; called, it gives the rows, as a list.

    The values may be ids, moments, days, lists of ids, whatever registered its parts, and
    anything that can be a key. The function may move a moment or a day by a span; whatever
    else is to be made of them (the midnight before, a month) is worked out by whoever calls.
    """

    witness: ClassVar[Witness | None] = None  # the tests': compares each asking with fresh words

    def __init__(self, build: Callable[P, QuerySet[Any, R]]) -> None:
        self._build: Callable[..., Any] = build
        self._kept: dict[Hashable, Words | None] = {}
        update_wrapper(self, build)

    def __call__(self, *values: P.args, **named: P.kwargs) -> list[R]:
        if named:
            raise TypeError("a kept question takes its values in order, without names")
        try:
            words, atoms = self._found(values)
        except CANNOT_BE_KEPT:
            if self.witness is not None:
                raise
            return self._anew(values)
        return list(self._addressed(words.asked(atoms), values)) if words else []

    def said(self, *values: P.args, **named: P.kwargs) -> tuple[str, tuple[Any, ...]]:
        """The question in words and its values, as a part of another that is said by hand."""
        try:
            words, atoms = self._found(values)
        except CANNOT_BE_KEPT:
            if self.witness is not None:
                raise
            return self.fresh(*values).query.sql_with_params()
        return words.filled(atoms) if words else NOTHING

    def _found(self, values: tuple[Any, ...]) -> tuple[Words | None, list[Atom]]:
        apart = [taken_apart(value) for value in values]
        shape = (get_language(), *[same for same, _ in apart])
        words = self._kept.get(shape, UNKNOWN)  # looked up once: another thread may clear them
        if words is UNKNOWN:
            words = self._keep(shape, self._worded(values, [atoms for _, atoms in apart]))
        atoms = [atom for _, atoms in apart for atom in atoms]
        if self.witness is not None:
            Worded.witness(self, values, words.filled(atoms) if words else None)  # type: ignore[misc]
        return words, atoms

    def _anew(self, values: tuple[Any, ...]) -> list[R]:
        """A question that cannot be kept is a mistake, and no reason not to answer."""
        log.warning("Asked anew, its words cannot be kept: %s", self._build.__qualname__)
        return list(self.fresh(*values))

    def fresh(self, *values: Any) -> QuerySet[Any, R]:
        """The queryset itself, of these values, to be put into words anew."""
        return self._build(*values)  # type: ignore[no-any-return]

    def _addressed(self, rows: Any, values: tuple[Any, ...]) -> Any:
        """For whoever keeps more on a queryset than what it asks."""
        return rows

    def _keep(self, shape: Hashable, words: Words | None) -> Words | None:
        if len(self._kept) >= KEPT:
            self._kept.clear()
        self._kept[shape] = words
        return words

    def _worded(self, values: Sequence[Any], atoms: Sequence[tuple[Atom, ...]]) -> Words | None:
        """Worded twice, with different blanks: what is not the same cannot be kept."""
        one, other = (self._with_blanks(values, atoms, which) for which in (0, 1))
        if one is None or other is None:
            if one is not other:
                raise Unsteady(self._build.__qualname__)
            return None
        if (one.sql, one.values, one.places) != (other.sql, other.values, other.places):
            raise Unsteady(self._build.__qualname__)
        return one

    def _with_blanks(
        self, values: Sequence[Any], atoms: Sequence[tuple[Atom, ...]], which: int
    ) -> Words | None:
        flat = blank([atom for each in atoms for atom in each], which)
        left: Iterator[Atom] = iter(flat)
        stand_ins = [
            put_together(value, [next(left) for _ in each])
            for value, each in zip(values, atoms, strict=True)
        ]
        return _found(self._build(*stand_ins), flat)


def _found(rows: Any, blanks: Sequence[Atom]) -> Words | None:
    if any(isinstance(lookup, Prefetch) for lookup in rows._prefetch_related_lookups):
        raise Unsteady("rows fetched beforehand by a question of their own")
    query, compiler = rows.query, rows.query.get_compiler(using=rows.db)
    try:
        sql, values = compiler.as_sql()
    except EmptyResultSet:
        return None
    places = tuple(
        place for at, value in enumerate(values) if (place := _place(at, value, blanks)) is not None
    )
    taken = {place.at for place in places}
    steady = tuple(None if at in taken else value for at, value in enumerate(values))
    if any(is_blank(value) for value in steady):
        raise Unsteady("a value was changed")
    read = compiler.get_converters([each for each, *_ in compiler.select[: compiler.col_count]])
    words = Words(sql, steady, places, query, compiler, read, rows)
    rows._query = Said(words)
    return words


def _place(at: int, value: Any, blanks: Sequence[Any]) -> Place | None:
    for atom, stand_in in enumerate(blanks):
        if value == stand_in:
            return Place(at, atom, None)
        alike = type(value) is type(stand_in) and isinstance(value, date)
        if alike and abs(value - stand_in) < BETWEEN / 2:
            return Place(at, atom, value - stand_in)
    return None


def worded_once(build: Callable[P, QuerySet[Any, R]]) -> Worded[P, R]:
    """Marks a question whose words are kept. It is asked anew each time."""
    return Worded(build)
