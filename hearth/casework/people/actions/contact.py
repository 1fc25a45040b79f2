"""Agree with her how she may be reached."""

from __future__ import annotations

from hearth.casework.people.models import Person, SafeContact
from hearth.casework.people.queries.standing import insist_on_work
from hearth.casework.people.rules import ContactRules
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


@deed
def agree_contact(
    person: Person, rules: ContactRules, *, confirmed_with_her: bool, by: Actor
) -> SafeContact:
    """The rules from now on; those before stay readable."""
    insist_on_work(person.dossier_id, by=by)
    contact = SafeContact(
        dossier_id=person.dossier_id,
        person=person,
        rules=rules.as_document(),
        confirmed_with_her=confirmed_with_her,
        by=by.user,
        at=by.at,
    )
    contact.save(force_insert=True)
    record("people.contact-agreed", person.dossier_id, by=by, which=contact.pk)
    return contact
