"""Write a person down, first without a name, and name her when she wishes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hearth.casework.people.models import Identity, Person
from hearth.casework.people.queries import newest_identity
from hearth.casework.people.queries.standing import insist_on_work
from hearth.casework.people.rules import corrected
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.models import Dossier
from hearth.foundation.access.pen import first_page
from hearth.foundation.access.together import write
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


@dataclass(frozen=True)
class PersonFacts:
    """Coded facts: terms of the lists `sex`, `age-band`, `citizenship`."""

    sex: str
    age_band: str
    birth_year: int | None = None
    age_estimated: bool = True
    citizenship: str | None = None


class NothingSaid(Exception):
    """A name was to be written down and no word of it was said."""


@deed
def register(dossier: Dossier, facts: PersonFacts, *, by: Actor) -> Person:
    """A person of this dossier, known by coded facts alone."""
    person = Person(
        dossier=dossier,
        sex_id=facts.sex,
        age_band_id=facts.age_band,
        birth_year=facts.birth_year,
        age_estimated=facts.age_estimated,
        citizenship_id=facts.citizenship,
        since=by.at,
    )
    write(person)
    return person


@deed
def name_person(person: Person, facts: Mapping[str, str], *, by: Actor) -> Identity:
    """Who she is: given_name, family_name, born_on… A correction is a new page; the old stays."""
    identity = Identity(
        dossier_id=person.dossier_id,
        person=person,
        facts={word: value for word, value in facts.items() if value},
        by=by.user,
        at=by.at,
    )
    with first_page(Compartment.IDENTITY, by=by):
        write(identity)
    record("people.named", person.dossier_id, by=by, which=person.pk)
    return identity


@deed
def correct_name(person: Person, changes: Mapping[str, str], *, by: Actor) -> Identity:
    """What is said anew replaces what was written; what is left empty stays as it was."""
    insist_on_work(person.dossier_id, by=by)
    if not any(changes.values()):
        raise NothingSaid
    before = newest_identity(person.pk, by)
    return name_person(person, corrected(before.facts if before else {}, changes), by=by)
