"""What the case file shows of shelter: that she lives in a house, since when, until when."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hearth.areas.shelter.queries import stays_of
from hearth.casework.cases.models import Case
from hearth.casework.cases.panels import Panel
from hearth.casework.people.queries import opens
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment


def panel(case: Case, actor: Actor) -> Panel | None:
    """For whoever may open her whereabouts. Never an address; the bed only for the house."""
    if not opens(actor, case.dossier_id, Compartment.WHEREABOUTS):
        return None
    stories = stays_of(case, actor)
    if not stories:
        return None
    words = {"case": case, "stories": stories, "now": actor.at}
    return Panel("stays", _("Shelter"), "shelter/panel_stay.html", words)
