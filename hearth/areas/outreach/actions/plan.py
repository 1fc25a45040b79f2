"""Plan where a unit goes next; write down its agreement with the police directorate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from hearth.areas.outreach.actions.book import book_of
from hearth.areas.outreach.actions.once import once
from hearth.areas.outreach.happened import Happened
from hearth.areas.outreach.models import CooperationAgreement, PlannedArea
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import Organisation, Unit
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


@dataclass(frozen=True)
class AreaPlanned:
    """A kind of place in a municipality, why there, and by when."""

    id: UUID
    municipality: str
    place: str
    by_day: date
    reasons: tuple[str, ...] = ()
    note: str = ""


def plan_area(area: AreaPlanned, *, unit: Unit, by: Actor) -> PlannedArea:
    """The unit reads it on its own page; a visit to such a place there answers it."""
    return once(PlannedArea, area.id, lambda: _plan(area, unit, by=by), by=by)


@deed
def sign_agreement(
    unit: Unit, directorate: Organisation, *, since: date, until: date, source: str, by: Actor
) -> CooperationAgreement:
    """A new term of the agreement on which the unit's work with the police rests."""
    signed = CooperationAgreement(
        unit=unit, directorate=directorate, since=since, until=until, source=source
    )
    signed.save(force_insert=True)
    record(Happened.AGREEMENT_SIGNED, None, by=by, which=signed.pk, until=until)
    return signed


@deed
def _plan(said: AreaPlanned, unit: Unit, *, by: Actor) -> PlannedArea:
    area = PlannedArea(
        id=said.id,
        dossier_id=book_of(unit, by=by).dossier_id,
        unit=unit,
        municipality_id=said.municipality,
        place_id=said.place,
        reasons=list(said.reasons),
        by_day=said.by_day,
        note=said.note,
        happened_at=by.at,
        counted_on=timezone.localdate(by.at),
        by=by.user,
        at=by.at,
    )
    area.save(force_insert=True)
    record(Happened.AREA_PLANNED, area.dossier_id, by=by, which=area.pk, place=area.place_id)
    return area
