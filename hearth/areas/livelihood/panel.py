"""What the case file shows of livelihood: one panel, for whoever opens the services."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hearth.areas.livelihood.queries import schooling_of, trainings_of, wish_of, work_of
from hearth.casework.cases.models import Case
from hearth.casework.cases.panels import Panel
from hearth.casework.people.queries import opens, works_on
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.vocabularies.choices import name_of


def panel(case: Case, actor: Actor) -> Panel | None:
    """Her wish, courses, work, school."""
    if not opens(actor, case.dossier_id, Compartment.SERVICES):
        return None
    wish = wish_of(case, actor)
    words = {
        "case": case,
        "now": actor.at,
        "wish": wish,
        "trades": [name_of(code) for code in wish.trades] if wish else [],
        "barriers": [name_of(code) for code in wish.barriers] if wish else [],
        "trainings": trainings_of(case, actor),
        "work": work_of(case, actor),
        "schooling": schooling_of(case, actor),
        "works": case.closed_at is None and works_on(actor, case.dossier_id),
    }
    return Panel("work-and-school", _("Work and school"), "livelihood/panel.html", words)
