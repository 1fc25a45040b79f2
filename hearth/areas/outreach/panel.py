"""What the case file shows of outreach: where the report came from, to the unit that made it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hearth.areas.outreach.queries.origins import origin_of
from hearth.casework.cases.models import Case
from hearth.casework.cases.panels import Panel
from hearth.casework.people.queries.standing import works_on
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import UnitKind


def beside(case: Case, actor: Actor) -> Panel | None:
    """Nothing at all for everybody else: not even that it is known."""
    if not actor.posts or actor.unit.kind != UnitKind.MOBILE_UNIT or case.unit_id != actor.unit.pk:
        return None
    if not works_on(actor, case.dossier_id):
        return None
    words = {"case": case, "origin": origin_of(case, actor), "open": case.closed_at is None}
    return Panel("origin", _("Where the report came from"), "outreach/panel_origin.html", words)
