"""What the case file shows of counselling, for whoever opens the health drawer."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hearth.areas.counselling.queries import (
    groups_of,
    safety_of,
    scores_of,
    sessions_of,
    tools_over_time,
    waiting_answers,
)
from hearth.casework.cases.models import Case
from hearth.casework.cases.panels import Panel
from hearth.casework.people.queries import drawers, works_on
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.accounts.kinds import Role


def panel(case: Case, actor: Actor) -> Panel | None:
    """Safety first; then groups, sessions, scores. Own notes are a page of their own."""
    if Compartment.HEALTH not in drawers(actor, case.dossier_id):
        return None
    works = case.closed_at is None and works_on(actor, case.dossier_id)
    words = {
        "case": case,
        "now": actor.at,
        "waiting": waiting_answers(case, actor) if works else [],
        "steps": safety_of(case, actor),
        "sessions": sessions_of(case, actor),
        "groups": groups_of(case, actor),
        "scores": scores_of(case, actor),
        "tools": tools_over_time(case, actor),
        "works": works,
        "counsellor": works and Role.PSYCHOLOGIST in actor.roles,
    }
    return Panel("talks", _("Counselling"), "counselling/panel.html", words)
