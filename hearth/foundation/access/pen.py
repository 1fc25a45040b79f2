"""Who may write where he may not read: the first page of a dossier, by whoever finds a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.policy import access_policy


def reads(drawer: Compartment, by: Actor) -> bool:
    """Whether the role in which this actor acts for the unit may open such a drawer at all."""
    acting_as = (post.role for post in by.posts if post.unit == by.unit)
    return any(access_policy().lets(role, drawer) for role in acting_as)


@contextmanager
def first_page(drawer: Compartment, *, by: Actor) -> Iterator[None]:
    """Inside, whoever opened the dossier writes into this drawer, though his role cannot open it.

    A hotline operator or a border officer writes down what was seen, and cannot read it again;
    the house holds the pen. For everybody else nothing changes.
    """
    if reads(drawer, by):
        yield
        return
    with identity(House("whoever finds a person writes her first page")):
        yield
