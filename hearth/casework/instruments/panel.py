"""What the case file shows of questionnaires: the newest sheets, and which may be filled in."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hearth.casework.cases.models import Case
from hearth.casework.cases.panels import Panel
from hearth.casework.instruments.queries import sheets_of_case
from hearth.casework.instruments.queries.shelf import to_ask
from hearth.casework.instruments.rules.about import Drawer
from hearth.casework.people.queries import drawers, works_on
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment

NEWEST = 6
OPENS = {Drawer.SERVICES: Compartment.SERVICES, Drawer.HEALTH: Compartment.HEALTH}


def panel(case: Case, actor: Actor) -> Panel | None:
    """For whoever may open the services or the health drawer."""
    opened = drawers(actor, case.dossier_id)
    mine = [drawer for drawer, compartment in OPENS.items() if compartment in opened]
    works = case.closed_at is None and works_on(actor, case.dossier_id)
    sheets = sheets_of_case(case, actor) if mine else []
    offered = to_ask(mine, actor) if works else []
    if not sheets and not offered:
        return None
    words = {"case": case, "sheets": sheets[:NEWEST], "to_ask": offered}
    return Panel("sheets", _("Questionnaires"), "instruments/panel.html", words)
