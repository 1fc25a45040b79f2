"""One box for a number and for a name. What comes back is what the reader may see, and no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from hearth.casework.cases.models import Case
from hearth.casework.cases.rules import number_in
from hearth.casework.people.models import Person
from hearth.casework.people.queries import Wanted, likely_people
from hearth.foundation.access.actor import Actor
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
    sex: str
    age_band: str
    birth_year: int | None


@dataclass(frozen=True)
class Found:
    hits: tuple[Hit, ...]
    everybody: bool = True


def search(wanted: Wanted, actor: Actor) -> Found:
    """By number, or how a number begins; and by name. Numbers first: they are exact."""
    by_number = _by_number(wanted.name, actor)
    people = likely_people(wanted, actor)
    named = {likely.person.pk: likely for likely in people.likeliest}
    cases = {case.person_id: case for case in _newest_cases(named, actor)}
    hits = [_hit(case.person, case, "") for case in by_number]
    known = {hit.person for hit in hits}
    hits += [
        _hit(likely.person, cases.get(person), likely.name)
        for person, likely in named.items()
        if person not in known
    ]
    return Found(tuple(hits[:SHOWN]), everybody=people.everybody)


def _by_number(words: str, actor: Actor) -> list[Case]:
    number = number_in(words)
    if not number:
        return []
    cases = Case.objects.visible_to(actor).filter(number__startswith=number)
    return list(cases.select_related("person").order_by("number")[:SHOWN])


def _newest_cases(people: Iterable[UUID], actor: Actor) -> list[Case]:
    ids = list(people)
    if not ids:
        return []
    cases = Case.objects.visible_to(actor).filter(person__in=ids).latest_episode_first()
    return list(cases.distinct("person_id"))


def _hit(person: Person, case: Case | None, name: str) -> Hit:
    return Hit(
        dossier=person.dossier_id,
        person=person.pk,
        name=name,
        number=case.number if case else "",
        case=case.pk if case else None,
        closed=bool(case and case.closed_at),
        sex=name_of(person.sex_id),
        age_band=name_of(person.age_band_id),
        birth_year=person.birth_year,
    )


def person_with_number(written: str, actor: Actor) -> Person | None:
    """Whose case has this number, if that case is open to the actor."""
    case = Case.objects.visible_to(actor).select_related("person").filter(number=number_in(written))
    found = case.first()
    return found.person if found else None
