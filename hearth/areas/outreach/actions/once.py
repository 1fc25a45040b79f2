"""Sent twice is one row: the second finds the first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.deeds.refused import refused_by

Row = TypeVar("Row", bound=ScopedModel)
SENT_BEFORE = "a form sent twice finds its first answer"


class IdTaken(Exception):
    """Somebody else's form has this number. The telephone must make a new one and send again."""


def once(model: type[Row], key: UUID, put_down: Callable[[], Row], *, by: Actor) -> Row:
    """Write it, unless it is there already. The database decides, not a look before the leap.

    Of two sendings the one that won may bear the later hour, so the house looks for it; nobody
    but whoever wrote the first gets it back.
    """
    try:
        return put_down()
    except IntegrityError as refused:
        if refused_by(refused) != f"{model._meta.db_table}_pkey":
            raise
    rows: Any = model.objects.unscoped(because=SENT_BEFORE)
    first: Row | None = rows.filter(pk=key, by=by.user).first()
    if first is None:
        raise IdTaken
    return first
