"""What a page asks the directory, kept for as long as the directory is what it was.

Who holds which post, and which unit is where, is asked by every page and changes a few times a
week. The mark of the edition is read with the session of each page (sessions.py); while it is the
same, the answer is. A change is seen by the next page that begins after its commit, as before.
Outside a page, and in one that changes the directory itself, everything is asked
(docs/decisions/0048).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import TypeVar, TypeVarTuple
from uuid import UUID

from django.db import models
from django.db.models.base import ModelState
from django.http import HttpRequest, HttpResponseBase

from hearth.foundation.accounts.models import Edition

M = TypeVar("M", bound=models.Model)
Values = TypeVarTuple("Values")
Answer = Callable[[HttpRequest], HttpResponseBase]

MOST = 4096  # answers: a country has some hundred units, and each colleague one


@dataclass
class Page:
    """The edition in force as this page began; None where it is not known, or no longer is."""

    edition: UUID | None = None


@dataclass(frozen=True)
class Answers:
    """What one edition said."""

    edition: UUID | None
    known: dict[Hashable, Sequence[models.Model]] = field(default_factory=dict)


_page: ContextVar[Page | None] = ContextVar("page", default=None)
_answers = Answers(None)


def editions(answer: Answer) -> Answer:
    """Middleware: from here to the end of the answer it is one page."""

    def read(request: HttpRequest) -> HttpResponseBase:
        with one_page():
            return answer(request)

    return read


@contextmanager
def one_page() -> Iterator[None]:
    """What is asked inside belongs together; which edition it is, its session will say."""
    mark = _page.set(Page())
    try:
        yield
    finally:
        _page.reset(mark)


def begins_with(edition: UUID | None) -> None:
    """The edition that was in force when the page's session was read."""
    if page := _page.get():
        page.edition = edition


def changed() -> None:
    """This page changes the directory: what it asks from now on, it asks the database."""
    begins_with(None)


def while_it_stands(ask: Callable[[*Values], Iterable[M]]) -> Callable[[*Values], list[M]]:
    """Marks a question to the directory whose values alone decide the answer: no moment among
    them, and nobody who asks. Everybody gets rows of their own."""

    @wraps(ask)
    def asked(*values: *Values) -> list[M]:
        page = _page.get()
        if page is None or page.edition is None:
            return list(ask(*values))
        answers = _of(page.edition)
        rows = answers.known.get((ask, values))
        if rows is None:
            rows = tuple(ask(*values))
            if _in_force() == page.edition:  # else somebody, or this very page, has changed it
                answers.known[ask, values] = rows
        return [_own(row) for row in rows]  # type: ignore[misc]

    return asked


def _of(edition: UUID) -> Answers:
    """A page that began with another edition keeps to itself what it has in hand."""
    global _answers
    here = _answers
    if here.edition != edition or len(here.known) >= MOST:
        here = _answers = Answers(edition)
    return here


def _in_force() -> UUID | None:
    return Edition.objects.values_list("mark", flat=True).first()


def _own(row: models.Model) -> models.Model:
    """A copy, with copies of what was read beside it: what one page does to it, no other sees.

    The framework's own copy takes the long way by its pickles, four times as long.
    """
    mine = type(row).__new__(type(row))
    mine.__dict__.update(row.__dict__)
    state = mine._state = ModelState()
    state.db, state.adding = row._state.db, row._state.adding
    beside = row._state.fields_cache.items()
    state.fields_cache = {name: other and _own(other) for name, other in beside}
    return mine
