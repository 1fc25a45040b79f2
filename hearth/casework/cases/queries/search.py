"""One box for a number and for a name. What comes back is what the reader may see, and no more."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hearth.casework.cases.models import Case
from hearth.casework.cases.rules import number_in
from hearth.casework.people.models import Person
from hearth.casework.people.queries import Wanted, likely_people
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.vocabularies.choices import name_of

SHOWN = 10


@dataclass(frozen=True)
class Hit:
    """Somebody found. `name` is only for whoever may open it; `case` is None without a case."""

    dossier: UUID
    person: UUID
    name: str
    number: str
    case: UUID | None
    closed: bool
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    hits: tuple[Hit, ...]
    everybody: bool = True


def search(wanted: Wanted, actor: Actor) -> Found:
    """By number, or how a number begins; and if nothing has that number, by name."""
    by_number = _by_number(wanted.name, actor)
    if by_number:
        return Found(tuple(_hit(case.person, case, "") for case in by_number))
    people = likely_people(wanted, actor)
    named = people.likeliest
    cases = _newest_cases([likely.dossier for likely in named], actor)
    caseless = [likely.dossier for likely in named if likely.dossier not in cases]
    persons = _persons(caseless, actor)
    hits: list[Hit] = []
    for likely in named:
        case = cases.get(likely.dossier)
        person = case.person if case else persons.get(likely.dossier)
        if person is not None:
            hits.append(_hit(person, case, likely.name))
    return Found(tuple(hits), everybody=people.everybody)


def _by_number(words: str, actor: Actor) -> list[Case]:
    number = number_in(words)
    if not number:
        return []
    cases = Case.objects.visible_to(actor).filter(number__startswith=number)
    return list(cases.select_related("person").order_by("number")[:SHOWN])


def _newest_cases(dossiers: Collection[UUID], actor: Actor) -> dict[UUID, Case]:
    return {case.dossier_id: case for case in _newest_of(actor, list(dossiers))}


@asked_for
def _newest_of(actor: Actor, dossiers: list[UUID]) -> QuerySet[Case]:
    cases = Case.objects.visible_to(actor).filter(dossier__in=dossiers).select_related("person")
    return cases.order_by("dossier_id", "-episode").distinct("dossier_id")


def _persons(dossiers: Collection[UUID], actor: Actor) -> dict[UUID, Person]:
    """Those who have a file and no case: the child of a victim, say."""
    return {person.dossier_id: person for person in _people(actor, list(dossiers))}


@asked_for
def _people(actor: Actor, dossiers: list[UUID]) -> QuerySet[Person]:
    return Person.objects.visible_to(actor).filter(dossier__in=dossiers)


def _hit(person: Person, case: Case | None, name: str) -> Hit:
    return Hit(
        dossier=person.dossier_id,
        person=person.pk,
        name=name,
        number=case.number if case else "",
        case=case.pk if case else None,
        closed=bool(case and case.closed_at),
        facts=tuple(_facts(person, case)),
    )


def _facts(person: Person, case: Case | None) -> Iterator[str]:
    yield name_of(person.sex_id)
    yield name_of(person.age_band_id)
    if person.birth_year:
        yield _("born %(year)s") % {"year": person.birth_year}
    if case and case.closed_at:
        yield _("case closed")


def person_with_number(written: str, actor: Actor) -> Person | None:
    """Whose case has this number, if that case is open to the actor."""
    case = Case.objects.visible_to(actor).select_related("person").filter(number=number_in(written))
    found = case.first()
    return found.person if found else None
