"""What an actor may open of a dossier, and whether the work on it is theirs.

To see is not to act: the police who were told, and the Responsible Authority, read; they do not
write into the file of a person somebody else works with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar, cast
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.access.compartments import Compartment, drawers_in
from hearth.foundation.access.identity import identity
from hearth.foundation.access.models import Basis, Grant

# Grounds on which somebody works with the person. Duty, identity, court order: was told, reads.
WORKING = (Basis.ASSIGNMENT, Basis.TEAM, Basis.SUPERVISION, Basis.REFERRAL)


REACHED = (
    "SELECT (SELECT coalesce(bit_or(mask), 0) FROM authz.reach WHERE dossier_id = %s)::integer"
)

T = TypeVar("T")
Asked = tuple[Callable[[Actor, UUID], object], Actor, UUID]
_known: ContextVar[dict[Asked, object] | None] = ContextVar("known", default=None)


class NotTheirWork(Exception):
    """They may read this file; the work on it belongs to the people who stand beside her."""


@contextmanager
def one_look() -> Iterator[None]:
    """While one page is drawn, the same thing is not asked twice.

    Nothing may be written inside: a grant that begins or ends there would not be noticed.
    """
    mark = _known.set({})
    try:
        yield
    finally:
        _known.reset(mark)


def opens(actor: Actor, dossier: UUID, compartment: Compartment) -> bool:
    """Whether this drawer opens to the actor."""
    return compartment in drawers(actor, dossier)


def drawers(actor: Actor, dossier: UUID) -> frozenset[Compartment]:
    """Every drawer of it that opens to the actor: the database's own answer, in one question."""
    return asked_once(_standing, actor, dossier)[0]


def held(actor: Actor, dossier: UUID) -> frozenset[Compartment]:
    """What their unit, or they by name, were given because they work with the person.

    More than opens to them where their own role does not turn the key: a mobile unit holds the
    health drawer of the file it opened, and nobody in it may look inside.
    """
    with identity(actor):
        masks = _masks(actor, dossier)
    return frozenset(drawer for mask in masks for drawer in drawers_in(mask))


@asked_for
def _masks(actor: Actor, dossier: UUID) -> QuerySet[Grant, int]:
    theirs = Q(unit__in=actor.unit_ids, sealed=False) | Q(user=actor.user)
    grants = Grant.objects.in_force(actor.at).filter(theirs, dossier=dossier, basis__in=WORKING)
    return grants.values_list("compartments", flat=True)


def works_on(actor: Actor, dossier: UUID) -> bool:
    """Whether a grant in force says that they work with the person, and not only that they know."""
    return asked_once(_standing, actor, dossier)[1]


def asked_once(ask: Callable[[Actor, UUID], T], actor: Actor, about: UUID) -> T:
    """The answer of `ask`; while one page is drawn (`one_look`), the same answer again."""
    known, asked = _known.get(), (ask, actor, about)
    if known is None:
        return ask(actor, about)
    if asked not in known:
        known[asked] = ask(actor, about)
    return cast(T, known[asked])


def _standing(actor: Actor, dossier: UUID) -> tuple[frozenset[Compartment], bool]:
    """Which drawers open, and whether a working grant is theirs. In one question."""
    at_work, values = _at_work.said(actor, dossier)
    with identity(actor), connection.cursor() as cursor:
        cursor.execute(f"{REACHED}, EXISTS ({at_work})", [dossier, *values])
        mask, works = cursor.fetchone()
    return frozenset(drawers_in(mask)), works


@asked_for
def _at_work(actor: Actor, dossier: UUID) -> QuerySet[Grant, UUID]:
    grants = Grant.objects.in_force(actor.at).filter(_theirs(actor), basis__in=WORKING)
    return grants.filter(dossier=dossier).values_list("id", flat=True)


def _theirs(actor: Actor) -> Q:
    return Q(unit__in=actor.unit_ids) | Q(user=actor.user)


def keeps_apart(dossier: UUID, *, by: Actor) -> UUID | None:
    """The unit that keeps to itself what it writes: it works on the case because it was asked to,
    by a referral, and for no other reason. Who referred the person sees how it ended, no more."""
    with identity(by):
        reasons = _reasons(by, dossier)
    if any(basis != Basis.REFERRAL for basis, _unit in reasons):
        return None
    return next((unit for _basis, unit in reasons if unit), None)


@asked_for
def _reasons(actor: Actor, dossier: UUID) -> QuerySet[Grant, tuple[str, UUID | None]]:
    grants = Grant.objects.in_force(actor.at).filter(_theirs(actor), dossier=dossier)
    return grants.filter(basis__in=WORKING).values_list("basis", "unit")


def insist_on_knowing(dossier: UUID, *, by: Actor) -> None:
    """Whoever was told or asked, or works with her; not those who only oversee that it is done."""
    grants = Grant.objects.in_force(by.at).filter(_theirs(by), dossier=dossier)
    with identity(by):
        if not grants.exclude(basis=Basis.OVERSIGHT).exists():
            raise NotTheirWork


def insist_on_work(dossier: UUID, *, by: Actor) -> None:
    """Only those who work with the person write into her file."""
    if not works_on(by, dossier):
        raise NotTheirWork
