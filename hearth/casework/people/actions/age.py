"""Judge her age anew, and say on what ground."""

from __future__ import annotations

from dataclasses import dataclass

from hearth.casework.people.models import AgeEstimate, Person
from hearth.casework.people.queries.standing import insist_on_work
from hearth.casework.people.rules import is_estimate
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


@dataclass(frozen=True)
class Age:
    """Terms of `age-band` and `age-basis`, and the year of birth where it is known."""

    band: str
    basis: str
    birth_year: int | None = None


@deed
def judge_age(person: Person, age: Age, *, by: Actor) -> AgeEstimate:
    """The newest judgement is what the person's own line says; the earlier ones stay."""
    insist_on_work(person.dossier_id, by=by)
    judged = AgeEstimate(
        dossier_id=person.dossier_id,
        person=person,
        age_band_id=age.band,
        birth_year=age.birth_year,
        basis_id=age.basis,
        by=by.user,
        at=by.at,
    )
    judged.save(force_insert=True)
    Person.objects.visible_to(by).filter(pk=person.pk).update(
        age_band=age.band, birth_year=age.birth_year, age_estimated=is_estimate(age.basis)
    )
    record("people.age-judged", person.dossier_id, by=by, which=judged.pk, basis=age.basis)
    return judged
