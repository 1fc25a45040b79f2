"""Say which session, visit or campaign a report came from; never who told."""

from __future__ import annotations

from hearth.areas.outreach.actions.book import coordinators_of
from hearth.areas.outreach.happened import Happened
from hearth.areas.outreach.models import Campaign, InformationSession, Origin, Visit
from hearth.casework.cases.models import Case
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actions import grant
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.models import Basis, Dossier, Grant
from hearth.foundation.accounts.models import Unit
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed

Source = InformationSession | Visit | Campaign


@deed
def trace(case: Case, source: Source, *, by: Actor) -> Origin:
    """It lies in the case's dossier, for the unit that reported and its coordinator.

    A correction replaces it. The coordinator is let in to the cover of the case, and no further.
    The audit says that it was done, and neither where the report came from nor in whose book.
    """
    insist_on_work(case.dossier_id, by=by)
    believed = Origin.objects.visible_to(by).filter(case=case, corrected_at__isnull=True)
    believed.update(corrected_at=by.at)
    origin = Origin(
        dossier_id=case.dossier_id,
        case=case,
        unit=by.unit,
        coordinated_by=_coordinator(case, by),
        session=source if isinstance(source, InformationSession) else None,
        visit=source if isinstance(source, Visit) else None,
        campaign=source if isinstance(source, Campaign) else None,
        by=by.user,
        at=by.at,
    )
    origin.save(force_insert=True)
    record(Happened.ORIGIN_TRACED, case.dossier_id, by=by, which=origin.pk)
    return origin


def _coordinator(case: Case, by: Actor) -> Unit | None:
    """Whoever coordinates the unit, let in to the cover: its number and its state, no drawer."""
    coordinating = next(iter(coordinators_of(by.unit, by)), None)
    if coordinating is not None and coordinating != by.unit:
        _show_the_cover(case, coordinating, by)
    return coordinating


def _show_the_cover(case: Case, coordinating: Unit, by: Actor) -> None:
    """Once. A sealed file knows only people by name, and stays as it is."""
    dossier = Dossier.objects.visible_to(by).get(pk=case.dossier_id)
    standing = Grant.objects.in_force(by.at).filter(unit=coordinating, basis=Basis.OVERSIGHT)
    if dossier.sealed or standing.filter(dossier=dossier).exists():
        return
    grant(
        dossier,
        to=coordinating,
        opens=[Compartment.OPEN],
        basis=Basis.OVERSIGHT,
        because="the coordinator of the mobile unit sees which session a report came from",
        by=by,
    )
