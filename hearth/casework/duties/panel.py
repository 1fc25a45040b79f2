"""What the case file shows of duties: who was told, who has answered."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hearth.casework.cases.models import Case
from hearth.casework.cases.panels import Panel
from hearth.casework.duties.queries import told_of_dossier
from hearth.foundation.access.actor import Actor


def panel(case: Case, actor: Actor) -> Panel | None:
    """Nothing for whoever may not open the alert drawer, and nothing when nobody was told."""
    told = told_of_dossier(actor, case.dossier_id)
    if not told:
        return None
    return Panel("told", _("Who was told"), "duties/panel.html", {"told": told, "now": actor.at})
