"""Tell whoever is watching that there is something to look at, from inside the transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable
from uuid import UUID

from hearth.foundation.access.together import call
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.jobs.topics import CHANNEL, Topic


class ToNobody(Exception):
    """Word goes to a unit, to a person, or to both."""


def tell(topic: Topic, *, unit: Unit | UUID | None = None, user: User | UUID | None = None) -> None:
    """Their open pages look again as soon as this transaction commits; a rollback tells nobody.

    The word says which list, never what is in it. The same word twice in one transaction is
    carried once.
    """
    if unit is None and user is None:
        raise ToNobody
    _say([{"topic": Topic(topic).value, "unit": _id(unit), "user": _id(user)}])


def tell_units(topic: Topic, units: Iterable[UUID]) -> None:
    """The same to several units, in one go."""
    _say([{"topic": topic.value, "unit": str(unit), "user": None} for unit in units])


def _say(words: list[dict[str, str | None]]) -> None:
    for word in words:
        call("pg_notify(%s, %s)", CHANNEL, json.dumps(word))


def _id(whom: Unit | User | UUID | None) -> str | None:
    if whom is None:
        return None
    return str(whom if isinstance(whom, UUID) else whom.pk)
