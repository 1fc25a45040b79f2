"""A question for an actor, put into words once for everybody who holds the same roles.

Its first value is the actor: whose ids and whose moment are put into their places at each asking.
Nothing else of them is known while the words are found; the rows are read as this very actor.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from hearth.foundation.access.actor import Actor, Post
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.wording import Worded
from hearth.foundation.wording.parts import Apart, put_together, taken_apart

P = ParamSpec("P")
R = TypeVar("R")
M = TypeVar("M", bound=Model)


class AskedFor(Worded[P, R]):
    """As Worded; and what was worded for nobody in particular is read for the one who asks."""

    def _addressed(self, rows: Any, values: tuple[Any, ...]) -> Any:
        if isinstance(getattr(rows, "_reader", None), Actor):
            rows._reader = values[0]
        return rows


def asked_for(
    build: Callable[Concatenate[Actor, P], QuerySet[Any, R]],
) -> AskedFor[Concatenate[Actor, P], R]:
    """Marks a question that begins with `visible_to(actor)`; the actor is its first value."""
    return AskedFor(build)


@taken_apart.register
def _(actor: Actor) -> Apart:
    """The roles, and which of them are held in the same unit, make the words."""
    units = list(dict.fromkeys(post.unit.pk for post in actor.posts))
    held = tuple((post.role, units.index(post.unit.pk)) for post in actor.posts)
    return (Actor, held), (actor.user.pk, actor.at, *units)


@put_together.register
def _(actor: Actor, atoms: Sequence[Any]) -> Actor:
    user, at, *units = atoms
    known = list(dict.fromkeys(post.unit.pk for post in actor.posts))
    posts = (Post(_only(Unit, units[known.index(p.unit.pk)]), p.role) for p in actor.posts)
    return Actor(_only(User, user), at, tuple(posts))


def _only(model: type[M], pk: UUID) -> M:
    """A row of which nothing is known but its id: to ask for more is an error."""
    return model.from_db(None, ["id"], [pk])
