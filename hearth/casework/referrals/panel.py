"""What the case file shows of referrals."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hearth.casework.cases.models import Case
from hearth.casework.cases.panels import Panel
from hearth.casework.referrals.queries import cards_of_case, may_refer
from hearth.foundation.access.actor import Actor


def panel(case: Case, actor: Actor) -> Panel | None:
    """Those that are the reader's, and the way to a new one. Others have no panel at all."""
    cards, may = cards_of_case(case, actor), may_refer(case, actor)
    if not cards and not may:
        return None
    words = {"cards": cards, "may_refer": may, "case": case, "now": actor.at}
    return Panel("referrals", _("Referrals"), "referrals/panel.html", words)
