"""Her children and relatives: persons of their own, with dossiers of their own.

Whoever may open the mother's file has no right to the child's by that. The child's dossier
stands in the name of the unit that writes it down; others are let in as to any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from hearth.casework.people.actions.register import PersonFacts, name_person, register
from hearth.casework.people.models import FamilyTie, Person
from hearth.casework.people.queries.standing import NotTheirWork, insist_on_work, works_on
from hearth.casework.people.rules import other_way_round
from hearth.foundation.access.actions import open_dossier
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Dossier
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.vault.keyring import cut_key


class SamePerson(Exception):
    """Nobody is their own relative."""


class AlreadyTied(Exception):
    """This relation was written down before."""


@deed
def add_relative(
    person: Person,
    relative: PersonFacts,
    *,
    relation: str,
    name: Mapping[str, str] | None = None,
    by: Actor,
) -> Person:
    """Somebody new: opens a dossier, writes the person down, and ties the two both ways."""
    insist_on_work(person.dossier_id, by=by)
    hers = Dossier.objects.visible_to(by).get(pk=person.dossier_id)
    dossier = open_dossier(qark=hers.qark, municipality=hers.municipality, by=by)
    cut_key(dossier, by=by)
    registered = register(dossier, relative, by=by)
    record("people.registered", dossier, by=by, which=registered.pk)
    if name and any(name.values()):
        name_person(registered, name, by=by)
    tie(person, registered, relation=relation, by=by)
    return registered


@deed
def tie(person: Person, relative: Person, *, relation: str, by: Actor) -> FamilyTie:
    """Somebody already here: each file says that the other exists, and opens nothing of it."""
    if person.pk == relative.pk:
        raise SamePerson
    if not (works_on(by, person.dossier_id) and works_on(by, relative.dossier_id)):
        raise NotTheirWork
    mirrored = other_way_round(_last(relation), _last(person.sex_id))
    first = _tie(person, relative.pk, relation, by=by)
    _tie(relative, person.pk, f"family-relation/{mirrored}", by=by)
    return first


def _tie(person: Person, relative: UUID, relation: str, *, by: Actor) -> FamilyTie:
    known = FamilyTie.objects.visible_to(by).filter(
        person=person, relative=relative, relation=relation
    )
    if known.exists():
        raise AlreadyTied
    tied = FamilyTie(
        dossier_id=person.dossier_id,
        person=person,
        relative=relative,
        relation_id=relation,
        by=by.user,
        at=by.at,
    )
    tied.save(force_insert=True)
    record("people.relative-tied", person.dossier_id, by=by, which=tied.pk, relation=relation)
    return tied


def _last(term: str) -> str:
    return term.rpartition("/")[2]
