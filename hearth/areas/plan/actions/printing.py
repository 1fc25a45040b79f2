"""Write down that a plan was put on paper: whoever finds it, we know that it existed."""

from __future__ import annotations

from hearth.areas.plan.happened import Happened
from hearth.areas.plan.models import AssistancePlan
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


@deed
def note_printed(plan: AssistancePlan, *, by: Actor) -> None:
    record(Happened.PRINTED, plan.dossier_id, by=by, which=plan.pk, version=plan.version)
