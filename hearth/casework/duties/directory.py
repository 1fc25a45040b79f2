"""Which unit a duty reaches for a dossier; and what happens when the directory has a hole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from hearth.casework.duties.policy import Duty
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Dossier
from hearth.foundation.accounts.editions import while_it_stands
from hearth.foundation.accounts.kinds import UnitKind
from hearth.foundation.accounts.models import Unit
from hearth.foundation.wording import worded_once


def recipients(duties: Sequence[Duty], dossier: Dossier, *, by: Actor) -> dict[str, Unit | None]:
    """For each duty's code, the unit to tell; None where nobody is there. One question
    for all, and none while the directory stands as it is."""
    kinds = tuple(sorted({duty.tell for duty in duties}))
    known = [unit for unit in _ever(kinds, dossier.qark) if unit.is_working_on(by.at.date())]
    return {duty.code: _nearest(duty, known, dossier) for duty in duties}


@while_it_stands
@worded_once
def _ever(kinds: tuple[str, ...], qark: str) -> QuerySet[Unit]:
    """Those that are closed, or not open yet, too."""
    return Unit.objects.filter(kind__in=kinds, qark__in=["", qark]).order_by("key")


def our_duty_officer(reporting: Unit, *, at: datetime) -> Unit:
    """Where a duty falls that nobody can receive: our duty officer, else the reporting unit."""
    officers = Unit.objects.working(at).of_kind(UnitKind.DUTY_OFFICER).order_by("key")
    ours = officers.filter(organisation=reporting.organisation_id).first()
    return ours or officers.first() or reporting


def _nearest(duty: Duty, units: Sequence[Unit], dossier: Dossier) -> Unit | None:
    """The municipality's own unit before the qark's, the qark's before the nation's."""
    fitting = [unit for unit in units if unit.kind == duty.tell]
    if duty.where == "nationwide":
        return next((unit for unit in fitting if not unit.qark), None)
    here = [unit for unit in fitting if unit.qark == dossier.qark]
    if dossier.municipality:
        exact = [unit for unit in here if unit.municipality == dossier.municipality]
        if exact:
            return exact[0]
    whole = [unit for unit in here if not unit.municipality]
    return whole[0] if whole else next((unit for unit in fitting if not unit.qark), None)
