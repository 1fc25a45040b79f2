"""How the timeline tells what happens here: all of it lies where her whereabouts lie."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from hearth.areas.shelter.happened import Happened
from hearth.casework.cases.told import Told
from hearth.foundation.access.compartments import Compartment

WHERE = Compartment.WHEREABOUTS
TOLD: Mapping[str, Told] = {
    Happened.ADMITTED: Told(WHERE, "new", _("The person came into a house")),
    Happened.MOVED: Told(WHERE, "going", _("The person moved to another bed")),
    Happened.EXTENDED: Told(WHERE, "due", _("The stay was agreed for longer")),
    Happened.LEFT: Told(WHERE, "shut", _("The person left the house")),
    Happened.EXIT_PROPOSED: Told(
        WHERE, "late", _("The house asked the director whether the person must leave")
    ),
    Happened.EXIT_DECIDED: Told(
        WHERE, "going", _("The director decided whether the person must leave")
    ),
    Happened.MEDICINE_KEPT: Told(
        Compartment.HEALTH, "have", _("The house keeps a medicine for the person")
    ),
    Happened.MEDICINE_STOPPED: Told(
        Compartment.HEALTH, "shut", _("A medicine is not given any more")
    ),
}
