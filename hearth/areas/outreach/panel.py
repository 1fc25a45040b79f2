"""What the case file shows of outreach: where the report came from, to the few who may know."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hearth.areas.outreach.queries.origins import origin_of
from hearth.areas.outreach.views import PLANNING
from hearth.casework.cases.models import Case
from hearth.casework.cases.panels import Panel
from hearth.casework.people.queries.standing import works_on
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import UnitKind


def origin(case: Case, actor: Actor) -> Panel | None:
    """The unit that made it answers; its coordinator reads the answer.

    Nothing at all for everybody else: not even that it is known.
    """
    if not _looks_after_reports(actor):
        return None
    found, asked = origin_of(case, actor), is_asked(case, actor)
    if not (found or asked):
        return None
    words = {"case": case, "origin": found, "open": asked and case.closed_at is None}
    return Panel("origin", _("Where the report came from"), "outreach/panel_origin.html", words)


def is_asked(case: Case, actor: Actor) -> bool:
    """Whether it is for the reader to say where the report came from."""
    if not _looks_after_reports(actor):
        return False
    theirs = actor.unit.kind == UnitKind.MOBILE_UNIT and case.unit_id == actor.unit.pk
    return theirs and works_on(actor, case.dossier_id)


def _looks_after_reports(actor: Actor) -> bool:
    return bool(actor.posts and actor.roles & set(PLANNING))
