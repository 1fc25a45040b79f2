"""Say which session, visit or campaign a report came from; never who told."""

from __future__ import annotations

from hearth.areas.outreach.happened import Happened
from hearth.areas.outreach.models import Campaign, InformationSession, Origin, Visit
from hearth.casework.cases.models import Case
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed

Source = InformationSession | Visit | Campaign


@deed
def trace(case: Case, source: Source, *, by: Actor) -> Origin:
    """It lies in the case's dossier, for the unit that reported. A correction replaces it.

    The audit says that it was done, and neither where the report came from nor in whose book.
    """
    insist_on_work(case.dossier_id, by=by)
    believed = Origin.objects.visible_to(by).filter(case=case, corrected_at__isnull=True)
    believed.update(corrected_at=by.at)
    origin = Origin(
        dossier_id=case.dossier_id,
        case=case,
        unit=by.unit,
        session=source if isinstance(source, InformationSession) else None,
        visit=source if isinstance(source, Visit) else None,
        campaign=source if isinstance(source, Campaign) else None,
        by=by.user,
        at=by.at,
    )
    origin.save(force_insert=True)
    record(Happened.ORIGIN_TRACED, case.dossier_id, by=by, which=origin.pk)
    return origin
