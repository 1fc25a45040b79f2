"""The block everything happens in, and the decorator that puts a function into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from django.db import Error, connection, transaction

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import identity, reading_as, tell_again
from hearth.foundation.access.together import nothing_said_yet, put_down, take_off, together
from hearth.foundation.audit.actions import gathering, is_gathering_for, within
from hearth.foundation.vault.keyring import open_keyring

P = ParamSpec("P")
R = TypeVar("R")
_in_deed: ContextVar[bool] = ContextVar("in_deed", default=False)
_began_at: ContextVar[str | None] = ContextVar("began_at", default=None)


@contextmanager
def acting(actor: Actor) -> Iterator[None]:
    """One transaction in this actor's name. Blocks nest: the outermost commits, and records.

    Each is all or nothing by itself: whoever catches what a deed raised finds nothing half done.
    """
    with ExitStack() as block:
        outermost = not connection.in_atomic_block
        block.enter_context(transaction.atomic())
        block.enter_context(_beginning())
        block.enter_context(identity(actor, last=outermost))
        block.enter_context(open_keyring())
        block.enter_context(together())
        block.enter_context(gathering())
        yield


def deed(action: Callable[P, R]) -> Callable[P, R]:
    """Marks a verb of the house, done whole or not at all. Its actor is the keyword `by`.

    A deed that fails leaves nothing behind, neither rows nor record, even where a view catches
    the failure and goes on. A deed within a deed takes the outer one down with it, unless that
    one put it into an atomic block of its own.
    """

    @wraps(action)
    def done(*args: P.args, **kwargs: P.kwargs) -> R:
        actor = cast(Actor, kwargs["by"])
        if reading_as() is actor and is_gathering_for(actor):
            with _whole_or_not_at_all(), within(), _deed():
                return action(*args, **kwargs)
        with acting(actor), _deed():
            return action(*args, **kwargs)

    done.is_deed = True  # type: ignore[attr-defined]
    return done


def _whole_or_not_at_all() -> AbstractContextManager[None]:
    """A deed within a deed goes with the outer one. One before which nothing was said goes back to
    where the block began: a savepoint would be two messages more, and be the same place."""
    if _in_deed.get():
        return transaction.atomic(savepoint=False)
    return _first_words() if nothing_said_yet() else transaction.atomic()


@contextmanager
def _first_words() -> Iterator[None]:
    try:
        with transaction.atomic(savepoint=False):
            yield
            put_down()
    except BaseException:
        _begin_again()
        raise


def _begin_again() -> None:
    """Back to where the block began; where that cannot be, nothing more is said in it."""
    began, raw = _began_at.get(), connection.connection
    if began is None or raw is None:
        return
    connection.needs_rollback = False
    try:
        if began:
            connection.savepoint_rollback(began)
        else:
            with connection.wrap_database_errors:
                raw.rollback()
            connection.run_on_commit = []
        take_off()
        tell_again()
    except Error:
        connection.needs_rollback = True


@contextmanager
def _beginning() -> Iterator[None]:
    """Remembers what the block that now begins can be gone back to: a savepoint; or the beginning
    of the transaction itself, where it is the outermost."""
    mark = _began_at.set(connection.savepoint_ids[-1] if connection.savepoint_ids else "")
    try:
        yield
    finally:
        _began_at.reset(mark)


@contextmanager
def _deed() -> Iterator[None]:
    mark = _in_deed.set(True)
    try:
        yield
    finally:
        _in_deed.reset(mark)
