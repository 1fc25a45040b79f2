"""Note what another country decided about a person who came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hearth.areas.identification.happened import Happened
from hearth.areas.identification.models import ForeignDecision
from hearth.casework.cases.models import Case
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


@dataclass(frozen=True)
class Abroad:
    """Which country, what it decided, when; terms of `country` and `foreign-decision`."""

    country: str
    decision: str
    on: date | None = None
    reference: str = ""


@deed
def note_foreign_decision(case: Case, abroad: Abroad, *, by: Actor) -> ForeignDecision:
    """Kept beside the ladder: what Albania decides about her stays Albania's to decide."""
    insist_on_work(case.dossier_id, by=by)
    decision = ForeignDecision(
        dossier_id=case.dossier_id,
        case=case,
        country_id=abroad.country,
        decision_id=abroad.decision,
        decided_on=abroad.on,
        reference=abroad.reference or None,
        by=by.user,
        at=by.at,
    )
    decision.save(force_insert=True)
    record(
        Happened.FOREIGN_DECISION_NOTED,
        case.dossier_id,
        by=by,
        which=decision.pk,
        country=abroad.country,
        decision=abroad.decision,
    )
    return decision
