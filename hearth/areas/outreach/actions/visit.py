"""Write down a visit to a marginalised place."""

from __future__ import annotations

from django.utils import timezone

from hearth.areas.outreach.actions.book import book_of, field_unit
from hearth.areas.outreach.actions.once import once
from hearth.areas.outreach.entries import PlaceVisited
from hearth.areas.outreach.happened import Happened
from hearth.areas.outreach.models import Visit
from hearth.areas.outreach.rules.days import believed
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


def log_visit(visited: PlaceVisited, *, by: Actor) -> Visit:
    """What was handed out, and what looked dangerous. A person in danger is reported apart."""
    return once(Visit, visited.id, lambda: _write(visited, by=by), by=by)


@deed
def _write(visited: PlaceVisited, *, by: Actor) -> Visit:
    unit = field_unit(by)
    visit = Visit(
        id=visited.id,
        dossier_id=book_of(unit, by=by).dossier_id,
        unit=unit,
        municipality_id=visited.municipality,
        place_id=visited.place,
        people_met=visited.people_met,
        materials=list(visited.materials),
        materials_given=visited.materials_given,
        risks=list(visited.risks),
        note=visited.note,
        happened_at=visited.happened_at,
        counted_on=timezone.localdate(believed(visited.happened_at, by.at)),
        by=by.user,
        at=by.at,
    )
    visit.save(force_insert=True)
    record(
        Happened.PLACE_VISITED,
        visit.dossier_id,
        by=by,
        which=visit.pk,
        place=visit.place_id,
        risks=visit.risks,
    )
    return visit
