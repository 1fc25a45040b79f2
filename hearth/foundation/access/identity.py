"""Tells the database, inside one transaction, who is reading. It believes nothing else.

The sentence is signed (HMAC-SHA-256 with the keys folder's identity key) and local to the
transaction, so that neither an injected statement nor the next borrower of a pooled
connection can become somebody. Source: the project's security notes, 3(b).
"""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from psycopg.pq import TransactionStatus

from hearth.foundation.access.actor import Actor

VALID_SECONDS = 900
WHO = "set_config('hearth.token', %s, true)"
PLANNED = "set_config('plan_cache_mode', %s, true)"
KEPT, ANEW = "force_generic_plan", "auto"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class House:
    """Nobody in particular: the software itself, for a reason that a reviewer can find."""

    because: str


Reader = Actor | House
_reading: ContextVar[Reader | None] = ContextVar("reading", default=None)
_keeping: ContextVar[bool] = ContextVar("keeping", default=False)


def reading_as() -> Reader | None:
    """For whom the database is being read at this moment."""
    return _reading.get()


@contextmanager
def identity(reader: Reader, *, last: bool = False) -> Iterator[None]:
    """Everything inside is read and written as this reader; the one before returns after it.

    `last`: the transaction ends with this block, and the commit forgets the reader by itself.
    """
    before = _reading.get()
    if before is reader and connection.in_atomic_block:
        yield
        return
    if not connection.in_atomic_block:
        with transaction.atomic(), identity(reader):
            yield
        return
    keeping, mark = _keeping.get(), _reading.set(reader)
    try:
        _tell(token_of(reader), keep=isinstance(reader, Actor))  # most pages begin with a walk
        yield
    finally:
        _reading.reset(mark)
        if not last and not _broken():
            _tell(token_of(before) if before else "", keep=keeping)


def token_of(reader: Reader, *, valid: int = VALID_SECONDS) -> str:
    """`kind|user|microseconds of the moment|good until|signature`."""
    if isinstance(reader, House):
        claim = "house||0"
    else:
        claim = f"user|{reader.user.pk}|{(reader.at - EPOCH) // timedelta(microseconds=1)}"
    claim = f"{claim}|{int(time.time()) + valid}"
    signature = hmac.new(settings.IDENTITY_KEY, claim.encode(), hashlib.sha256)
    return f"{claim}|{signature.hexdigest()}"


def keep_plans(keep: bool) -> None:
    """Whether the database plans the next questions once for everybody, or for this reader.

    A walk along an index is the same for everybody, and to plan it anew behind two walls takes
    longer than to walk. What begins at the reader's grants depends on how many they are.
    """
    if _keeping.get() is not keep:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {PLANNED}", [KEPT if keep else ANEW])
        _keeping.set(keep)


def _tell(token: str, *, keep: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {WHO}, {PLANNED}", [token, KEPT if keep else ANEW])
    _keeping.set(keep)


def tell_again() -> None:
    """The transaction went back to before it was told who is reading."""
    reader = _reading.get()
    _tell(token_of(reader) if reader else "", keep=_keeping.get())


def _broken() -> bool:
    """After an error PostgreSQL takes no further word; the rollback clears the token for us."""
    raw = connection.connection
    return (
        connection.needs_rollback
        or raw is None
        or raw.info.transaction_status is not TransactionStatus.INTRANS
    )
