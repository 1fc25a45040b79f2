"""What the case file shows of identification: the ladder, and the screening."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hearth.areas.identification.queries import history_of, screenings_of
from hearth.casework.cases.models import Case
from hearth.casework.cases.panels import Panel
from hearth.foundation.access.actor import Actor


def panel(case: Case, actor: Actor) -> Panel | None:
    """The ladder is in the open drawer; the screening only for whoever may open the story."""
    history = history_of(case, actor)
    screened = screenings_of(case, actor)
    if not history and not screened:
        return None
    words = {"history": history, "screened": screened, "now": actor.at, "case": case}
    return Panel("identification", _("Identification"), "identification/panel.html", words)
