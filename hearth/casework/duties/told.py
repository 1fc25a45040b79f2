"""How the timeline tells what became of a duty: that a unit was told and answered, never which."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from hearth.casework.cases.told import Told
from hearth.foundation.access.compartments import Compartment

ALERT = Compartment.ALERT

TOLD: Mapping[str, Told] = {
    "duties.alerted": Told(ALERT, "wait", _("A unit that must know was told")),
    "duties.acknowledged": Told(ALERT, "good", _("A unit that was told has answered")),
    "duties.called": Told(ALERT, "have", _("A telephone call about an alert was written down")),
    "duties.intervened": Told(ALERT, "good", _("A unit that was told intervened")),
    "duties.no-action": Told(ALERT, "no", _("A unit that was told took no action, and said why")),
    "duties.escalated": Told(ALERT, "late", _("Nobody answered in time: the next was woken")),
}
