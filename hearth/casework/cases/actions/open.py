"""Open a case: a dossier with its key, a person without a name, a number to speak of her by."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from hearth.casework.cases.models import Case, FirstContact
from hearth.casework.cases.rules import number_from
from hearth.casework.people.actions import PersonFacts, register
from hearth.foundation.access.actions import open_dossier
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import Unit
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.vault.keyring import cut_key


@deed
def open_case(
    person: PersonFacts,
    *,
    qark: str,
    municipality: str = "",
    how: str,
    source: str | None = None,
    from_unit: Unit | None = None,
    on: date | None = None,
    by: Actor,
) -> Case:
    """A first episode for somebody new. `how`, `source`, `from_unit`, `on`: our first contact.

    These facts of first contact are required: without them no honest national figure.
    """
    dossier = open_dossier(qark=qark, municipality=municipality, by=by)
    cut_key(dossier, by=by)
    registered = register(dossier, person, by=by)
    case = Case(
        dossier=dossier,
        person=registered,
        number=number_from(uuid4()),
        unit=by.unit,
        qark=qark,
        opened_at=by.at,
        opened_by=by.user,
    )
    case.save(force_insert=True)
    note_first_contact(case, how=how, source=source, from_unit=from_unit, on=on, by=by)
    record("cases.opened", dossier, by=by, which=case.pk, qark=qark)
    return case


@deed
def note_first_contact(
    case: Case,
    *,
    how: str,
    source: str | None = None,
    from_unit: Unit | None = None,
    on: date | None = None,
    by: Actor,
) -> UUID:
    """How this agency first met the person: found her, or was sent to her, by whom and when."""
    contact = FirstContact(
        dossier_id=case.dossier_id,
        case=case,
        unit=by.unit,
        how_id=how,
        source_id=source,
        from_unit=from_unit,
        on=on or by.at.date(),
    )
    contact.save(force_insert=True)
    return contact.pk
