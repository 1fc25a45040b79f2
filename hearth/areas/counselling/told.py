"""How the timeline tells what happens here. An own note is told in its own drawer alone."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from hearth.areas.counselling.happened import Happened
from hearth.casework.cases.told import Told
from hearth.foundation.access.compartments import Compartment

TOLD: Mapping[str, Told] = {
    Happened.SESSION_HELD: Told(Compartment.HEALTH, "have", _("A counselling session was noted")),
    Happened.OWN_NOTE: Told(
        Compartment.THERAPY, "draft", _("The counsellor wrote a note of their own")
    ),
    Happened.OWN_DRAWER: Told(
        Compartment.THERAPY, "have", _("The counsellor’s own drawer was opened")
    ),
    Happened.GROUP_JOINED: Told(Compartment.HEALTH, "going", _("The person joined a group")),
    Happened.GROUP_LEFT: Told(Compartment.HEALTH, "no", _("The person left a group")),
    Happened.SAFETY_STEP: Told(
        Compartment.HEALTH, "danger", _("The safety step was taken with the person")
    ),
    Happened.SCORE_NOTED: Told(
        Compartment.HEALTH, "have", _("A score that somebody else worked out was noted")
    ),
}
