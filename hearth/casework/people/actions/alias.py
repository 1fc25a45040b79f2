"""Another name she goes by, so that she is found under it too."""

from __future__ import annotations

from hearth.casework.people.models import Alias, Person
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


@deed
def add_alias(person: Person, name: str, *, kind: str, used_by: str = "", by: Actor) -> Alias:
    """`kind`: a term of `alias-kind`; `used_by`: who calls her so."""
    insist_on_work(person.dossier_id, by=by)
    alias = Alias(
        dossier_id=person.dossier_id,
        person=person,
        kind_id=kind,
        name=name,
        used_by=used_by or None,
        by=by.user,
        at=by.at,
    )
    alias.save(force_insert=True)
    record("people.alias-added", person.dossier_id, by=by, which=alias.pk)
    return alias
