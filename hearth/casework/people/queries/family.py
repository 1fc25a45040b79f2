"""Who belongs to her, for whoever may open that drawer."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from hearth.casework.people.models import FamilyTie, Person
from hearth.casework.people.rules import is_child
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.vocabularies.choices import name_of, term


@dataclass(frozen=True)
class Relative:
    """A relative, and whether the reader may open the dossier that is theirs.

    `person` is None where that dossier is closed: the tie says that there is a daughter, and
    nothing more of her.
    """

    relation: str
    person: UUID | None = None
    child: bool = False
    age_band: str = ""


def relatives_of(person: UUID, actor: Actor) -> list[Relative]:
    """In two questions: the ties, and the relatives whose dossiers the reader may open."""
    ties = _ties(actor, person)
    known = Person.objects.visible_to(actor).in_bulk([tie.relative for tie in ties]) if ties else {}
    return [_relative(tie, known.get(tie.relative), actor) for tie in ties]


@asked_for
def _ties(actor: Actor, person: UUID) -> QuerySet[FamilyTie]:
    ties = FamilyTie.objects.visible_to(actor, one_by_one=True).filter(person=person)
    return ties.order_by("at", "id")


def child_or_not(person: Person, actor: Actor) -> bool:
    """Whether she is to be treated as a child at the actor's moment."""
    minor = str(term(person.age_band_id).facts.get("minor", "presumed"))
    return is_child(minor, person.birth_year, actor.at.year)


def _relative(tie: FamilyTie, person: Person | None, actor: Actor) -> Relative:
    relation = name_of(tie.relation_id)
    if person is None:
        return Relative(relation)
    return Relative(relation, person.pk, child_or_not(person, actor), name_of(person.age_band_id))
