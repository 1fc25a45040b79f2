"""The block everything happens in, and the decorator that puts a function into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from django.db import connection, transaction

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import identity, reading_as
from hearth.foundation.access.together import together
from hearth.foundation.audit.actions import gathering, is_gathering_for, within
from hearth.foundation.vault.keyring import open_keyring

P = ParamSpec("P")
R = TypeVar("R")
_in_deed: ContextVar[bool] = ContextVar("in_deed", default=False)


@contextmanager
def acting(actor: Actor) -> Iterator[None]:
    """One transaction in this actor's name. Blocks nest: the outermost commits, and records.

    Each is all or nothing by itself: whoever catches what a deed raised finds nothing half done.
    """
    with ExitStack() as block:
        outermost = not connection.in_atomic_block
        block.enter_context(transaction.atomic())
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
            with transaction.atomic(savepoint=not _in_deed.get()), within(), _deed():
                return action(*args, **kwargs)
        with acting(actor), _deed():
            return action(*args, **kwargs)

    done.is_deed = True  # type: ignore[attr-defined]
    return done


@contextmanager
def _deed() -> Iterator[None]:
    mark = _in_deed.set(True)
    try:
        yield
    finally:
        _in_deed.reset(mark)
