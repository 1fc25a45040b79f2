"""Write down what happened: queue it while somebody acts, append it all as the last statement.

The database itself writes who acted and when, from the signed identity of the transaction;
what is queued here says only what happened. If appending fails, nothing happened.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.db import OperationalError, ProgrammingError

from hearth.foundation.access.identity import Reader, reading_as
from hearth.foundation.access.models import Dossier
from hearth.foundation.access.together import call, came_of_rows, put_down
from hearth.foundation.audit.facts import Fact, fact, kind_of, plain
from hearth.foundation.vault.keyring import current_keyring


class NotActing(Exception):
    """Events are recorded inside a deed, in the name of the one who does it."""


class CannotRecord(OperationalError):
    """The record is closed to us. Nothing happens until somebody has opened it again."""


Draft = tuple[str, str, str | None, str, str | None, dict[str, Fact]]


@dataclass
class Pending:
    """What one block will have to say when it ends."""

    reader: Reader | None
    drafts: list[Draft] = field(default_factory=list)


_pending: ContextVar[Pending | None] = ContextVar("pending", default=None)


def record(
    kind: str,
    dossier: Dossier | UUID | None,
    *,
    by: Reader,
    what: str = "",
    which: UUID | None = None,
    **facts: object,
) -> UUID:
    """Queue one event; returns the id it will have. `what` and `which` name the row it is about."""
    pending = _pending.get()
    if pending is None or pending.reader != by:
        raise NotActing
    about = dossier.pk if isinstance(dossier, Dossier) else dossier
    made = uuid4()
    pending.drafts.append(
        (
            str(made),
            kind_of(kind),
            str(about) if about else None,
            str(fact(what, "what")),
            str(which) if which else None,
            plain(facts),
        )
    )
    return made


@contextmanager
def gathering() -> Iterator[None]:
    """Collects what a block records. The outermost block of an actor appends it as it ends.

    A block that fails is not recorded: what it did is rolled back with it.
    """
    outer, reader = _pending.get(), reading_as()
    mine = Pending(reader)
    mark = _pending.set(mine)
    try:
        yield
        if outer is not None and outer.reader == reader:
            outer.drafts += mine.drafts
        else:
            flush()
    finally:
        _pending.reset(mark)


def is_gathering_for(reader: Reader) -> bool:
    """Whether a block of this reader's is open, so that what he does next joins it."""
    pending = _pending.get()
    return pending is not None and pending.reader is reader


@contextmanager
def within() -> Iterator[None]:
    """Part of an open block: if it fails, what it said is forgotten, and the rest stays."""
    pending = _pending.get()
    said = len(pending.drafts) if pending else 0
    try:
        yield
    except BaseException:
        if pending:
            del pending.drafts[said:]
        raise


def flush() -> None:
    """Append everything pending, last of what is said. The chain stays locked until the commit."""
    pending = _pending.get()
    if pending is None:
        raise NotActing
    drafts = pending.drafts + _unreadable()
    pending.drafts = []
    if drafts:
        call("audit.append(%s)", json.dumps(drafts, separators=(",", ":")))
        try:
            put_down()
        except ProgrammingError as refused:
            if came_of_rows(refused):
                raise
            raise CannotRecord from refused


def _unreadable() -> list[Draft]:
    """Sealed values that would not open: somebody must look into it, nobody's page fails for it."""
    ring = current_keyring()
    failures = dict.fromkeys(ring.failures) if ring else {}
    if ring:
        ring.failures.clear()
    return [
        (
            str(uuid4()),
            "vault.unreadable",
            str(failure.dossier),
            failure.table,
            str(failure.row),
            {"column": failure.column},
        )
        for failure in failures
    ]
