"""What of a value is part of the words, and what is only put into its place.

An id, a moment and a day are put into their places. Everything else is part of the words: a
number of lines, a code, a yes or no. A value made of several (an actor) says so for itself, by
`taken_apart.register` and `put_together.register`.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date, datetime, timedelta
from functools import singledispatch
from typing import Any
from uuid import UUID

from django.db.models import Model


class Text(str):
    """A text that is looked for, and so put into its place; a plain text is a code of the words."""

    __slots__ = ()


Atom = UUID | datetime | date | Text
Apart = tuple[Hashable, tuple[Any, ...]]

# Two of each, unlike anything that was ever written down, and unlike each other in every digit
# that a question might look at.
BLANK = (
    (UUID("5eed0000-0000-4000-8000-000000000000"),
     datetime.fromisoformat("0103-03-05T09:17:23.418529+00:00"), date(507, 5, 11), "5eed0002-"),
    (UUID("5eed0001-0000-4000-8000-000000000000"),
     datetime.fromisoformat("0109-10-26T21:42:51.907613+00:00"), date(611, 12, 29), "5eed0003~"),
)  # fmt: skip
BETWEEN = timedelta(days=11_003)  # one blank moment or day and the next: no rule looks so far


@singledispatch
def taken_apart(value: Any) -> Apart:
    """What must be the same for the words to be the same; and the atoms, in order."""
    return value, ()


@singledispatch
def put_together(value: Any, atoms: Sequence[Any]) -> Any:
    """The same value, of these atoms."""
    return value


@taken_apart.register
def _row(value: Model) -> Apart:
    raise TypeError(f"ask with the id of the {value._meta.verbose_name}, not with the row")


@taken_apart.register(UUID)
@taken_apart.register(datetime)
@taken_apart.register(date)
@taken_apart.register(Text)
def _atom(value: Atom) -> Apart:
    same: Any = type(value)
    return same, (value,)


@put_together.register(UUID)
@put_together.register(date)
@put_together.register(Text)
def _of_one(value: Atom, atoms: Sequence[Atom]) -> Atom:
    return atoms[0]


@taken_apart.register(list)
@taken_apart.register(tuple)
def _ids(several: Sequence[UUID]) -> Apart:
    """Ids, as a page has them: the last is said again until there are 1, 2, 4, 8 … of them."""
    if not all(isinstance(each, UUID) for each in several):
        return tuple(several), ()
    size = 1 << (len(several) - 1).bit_length() if several else 0
    return (list, size), (*several, *([several[-1]] * (size - len(several)) if several else ()))


@put_together.register(list)
@put_together.register(tuple)
def _of_ids(several: Sequence[UUID], atoms: Sequence[UUID]) -> list[UUID]:
    return list(atoms) or list(several)


def blank(atoms: Sequence[Atom], which: int) -> tuple[Atom, ...]:
    """What stands in the atoms' places while the words are found."""
    some_id, moment, day, text = BLANK[which]
    return tuple(
        UUID(int=some_id.int + place)
        if isinstance(atom, UUID)
        else moment + place * BETWEEN
        if isinstance(atom, datetime)
        else Text(f"{text}{place}")
        if isinstance(atom, Text)
        else day + place * BETWEEN
        for place, atom in enumerate(atoms)
    )


def is_blank(value: Any) -> bool:
    """Whether something of this value comes from a blank, however changed."""
    match value:
        case list() | tuple():
            return any(is_blank(each) for each in value)
        case date():
            return value.year < 1000
    return "5eed000" in str(value)
