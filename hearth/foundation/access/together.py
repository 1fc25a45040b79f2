"""What a deed writes goes to the database together: before its next word, or as it ends.

A deed writes a dozen rows, and to word, send and answer each by itself costs more than to write it.
So `write()` lays a row on the sheet of the deed, and the whole sheet goes in one statement: each
guarded table has a pen (fences.py, schema `pen`) that takes rows as JSON and inserts them as
whoever acts, behind the same wall as any insert. Nobody can tell the difference: whatever is said
to the database next, a question, a savepoint, another reader's name, puts down first what lies on
the sheet, and what is rolled back is taken off it (docs/decisions/0046). What a deed only tells
the database and hears no answer to, a word to the watching, a job, the record, goes with the rows
(`call`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection, models
from psycopg import Binary
from psycopg.types.json import Json, Jsonb

from hearth.foundation.access.identity import House, token_of

Row = dict[str, Any]
Say = Callable[[str, Any, bool, dict[str, Any]], Any]

# Fields whose value stands in the row as the database wants it; any other field is asked.
AS_IT_STANDS = (
    models.UUIDField,
    models.CharField,
    models.TextField,
    models.BooleanField,
    models.IntegerField,
    models.DateField,  # and DateTimeField, unless the framework sets it
    models.ForeignKey,
)

PEN = re.compile(r"\bpen\.")
WAYS = ("pre_save", "get_prep_value", "get_db_prep_value", "get_db_prep_save")


@dataclass(frozen=True)
class Rows:
    """New rows of one table."""

    table: str
    by: House | None
    rows: list[Row]

    def said(self) -> tuple[str, Sequence[Any]]:
        word = token_of(self.by) if self.by else None
        return f"pen.{self.table}(%s, %s)", (_json(self.rows), word)


@dataclass(frozen=True)
class Call:
    """One of the database's functions, with its values."""

    words: str
    values: Sequence[Any]

    def said(self) -> tuple[str, Sequence[Any]]:
        return self.words, self.values


@dataclass
class Sheet:
    """What is laid down and not yet said, in the order in which it came."""

    lines: list[Rows | Call] = field(default_factory=list)
    spoken: bool = False  # whether anything was said since the block began

    def lay(self, line: Rows | Call) -> None:
        match line, self.lines[-1:]:
            case Rows(table, by, rows), [Rows() as last] if (last.table, last.by) == (table, by):
                last.rows.extend(rows)
            case _:
                self.lines.append(line)

    def first(self, say: Say, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        """Before anything else is said. (The framework asks this of every statement.)"""
        self.spoken = True
        if self.lines:
            if str(sql).startswith("ROLLBACK TO"):
                self.lines.clear()  # what came before the savepoint was written before it
            else:
                self.put_down()
        return say(sql, params, many, context)

    def put_down(self) -> None:
        lines, self.lines = self.lines, []
        if lines:
            said = [line.said() for line in lines]
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT {', '.join(words for words, _ in said)}",
                    [value for _, values in said for value in values],
                )


_sheet: ContextVar[Sheet | None] = ContextVar("sheet", default=None)


@contextmanager
def together() -> Iterator[None]:
    """A sheet for the outermost block; blocks inside it share it."""
    if _sheet.get() is not None:
        yield
        return
    sheet = Sheet()
    mark = _sheet.set(sheet)
    try:
        with connection.execute_wrapper(sheet.first):
            yield
            sheet.put_down()
    finally:
        _sheet.reset(mark)


def write(*rows: models.Model, by: House | None = None) -> None:
    """Insert these new rows. Inside a deed they wait for its next word; outside, they do not.

    `by`: these the house itself writes, whoever acts, for a reason that a reviewer can find.

    What the database refuses is raised when they go: an `IntegrityError` there belongs to the whole
    deed. Whoever wants to answer to one refused row puts it into an atomic block of its own.
    """
    here = connection.alias
    with _at_hand() as sheet:
        for row in rows:
            standing, asked = _columns(type(row))
            laid = {column: row.__dict__[name] for column, name in standing}
            laid.update({column: value(row) for column, value in asked})
            sheet.lay(Rows(row._meta.db_table, by, [laid]))
            row._state.adding, row._state.db = False, here


def call(words: str, *values: object) -> None:
    """Say this to the database together with the rows; what it answers nobody hears.

    `words`: one of its functions, `audit.append(%s)`; never text that somebody typed.
    """
    with _at_hand() as sheet:
        sheet.lay(Call(words, values))


def put_down() -> None:
    """Say now what lies on the deed's sheet."""
    if sheet := _sheet.get():
        sheet.put_down()


def came_of_rows(refused: DatabaseError) -> bool:
    """Whether the rows were refused, and not what was said with them."""
    said = getattr(refused.__cause__, "diag", None)
    return said is not None and bool(PEN.search(f"{said.message_primary} {said.context}"))


def nothing_said_yet() -> bool:
    """Whether the block, and with it the transaction, is as it began."""
    sheet = _sheet.get()
    return sheet is not None and not (sheet.spoken or sheet.lines)


def take_off() -> None:
    """What lies on the sheet is never said: the transaction went back to before it was laid."""
    if sheet := _sheet.get():
        sheet.lines.clear()


@contextmanager
def _at_hand() -> Iterator[Sheet]:
    """The deed's sheet; outside a deed one that is put down at once."""
    if sheet := _sheet.get():
        yield sheet
        return
    yield (sheet := Sheet())
    sheet.put_down()


@cache
def _columns(
    model: type[models.Model],
) -> tuple[Sequence[tuple[str, str]], Sequence[tuple[str, Callable[[models.Model], Any]]]]:
    """What each column of a new row holds: a name under which it stands there, or whom to ask."""
    fields = model._meta.concrete_fields
    standing = [(str(each.column), each.attname) for each in fields if _stands(each)]
    asked = [(str(each.column), _asked(each)) for each in fields if not _stands(each)]
    return standing, asked


def _stands(each: models.Field[Any, Any]) -> bool:
    ours = any(not getattr(type(each), way).__module__.startswith("django.") for way in WAYS)
    by_itself = getattr(each, "auto_now", False) or getattr(each, "auto_now_add", False)
    return isinstance(each, AS_IT_STANDS) and not (ours or by_itself)


def _asked(each: models.Field[Any, Any]) -> Callable[[models.Model], Any]:
    return lambda row: each.get_db_prep_save(each.pre_save(row, add=True), connection)


def _plain(value: object) -> object:
    """What JSON has no word for, as PostgreSQL reads it. A moment without its zone is none."""
    match value:
        case UUID():
            return str(value)
        case datetime() if value.tzinfo is not None:
            return value.isoformat()
        case date() if not isinstance(value, datetime):
            return value.isoformat()
        case bytes() | bytearray() | memoryview():
            return "\\x" + bytes(value).hex()
        case Binary():
            return _plain(value.obj)
        case Json() | Jsonb():
            return value.obj
    raise TypeError(f"no row is written with a {type(value).__name__}: save it by itself")


_json = json.JSONEncoder(default=_plain, separators=(",", ":")).encode
