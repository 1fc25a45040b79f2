"""Write down a conversation, without a name."""

from __future__ import annotations

from django.utils import timezone

from hearth.areas.outreach.actions.book import book_of, field_unit
from hearth.areas.outreach.actions.once import once
from hearth.areas.outreach.entries import PersonMet
from hearth.areas.outreach.happened import Happened
from hearth.areas.outreach.models import Contact
from hearth.areas.outreach.rules.days import believed
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


def log_contact(met: PersonMet, *, by: Actor) -> Contact:
    """Sex and age as seen, what was spoken of. Nothing leads back to the person."""
    return once(Contact, met.id, lambda: _write(met, by=by), by=by)


@deed
def _write(met: PersonMet, *, by: Actor) -> Contact:
    unit = field_unit(by)
    contact = Contact(
        id=met.id,
        dossier_id=book_of(unit, by=by).dossier_id,
        unit=unit,
        municipality_id=met.municipality,
        place_id=met.place,
        sex_id=met.sex,
        age_band_id=met.age_band,
        language_id=met.language or None,
        topics=list(met.topics),
        materials=list(met.materials),
        materials_given=met.materials_given,
        risks=list(met.risks),
        knows_the_way_to_us=met.knows_the_way_to_us,
        note=met.note,
        happened_at=met.happened_at,
        counted_on=timezone.localdate(believed(met.happened_at, by.at)),
        by=by.user,
        at=by.at,
    )
    contact.save(force_insert=True)
    record(Happened.CONTACT_MADE, contact.dossier_id, by=by, which=contact.pk)
    return contact
