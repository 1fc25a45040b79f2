"""How the timeline tells what happens here, and in which drawer the telling lies."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from hearth.areas.identification.happened import Happened
from hearth.casework.cases.told import Told
from hearth.foundation.access.compartments import Compartment

TOLD: Mapping[str, Told] = {
    Happened.IDENTIFIED: Told(
        Compartment.OPEN,
        "new",
        _("A potential victim was identified; those who must know were told"),
    ),
    Happened.AT_RISK: Told(Compartment.OPEN, "new", _("A person at risk was written down")),
    Happened.INTERVIEWED: Told(
        Compartment.STORY, "have", _("A version of the initial interview was written")
    ),
    Happened.STATUS_DECIDED: Told(Compartment.OPEN, "going", _("A status was decided")),
    Happened.STATUS_CORRECTED: Told(
        Compartment.OPEN, "shut", _("A mistaken status was taken back; those who acted on it know")
    ),
    Happened.FORMAL_REQUESTED: Told(
        Compartment.OPEN, "wait", _("The person asked for formal identification")
    ),
    Happened.FORMAL_HELD: Told(Compartment.OPEN, "going", _("The formal interview was held")),
    Happened.FORMAL_DECIDED: Told(
        Compartment.OPEN, "good", _("The formal-identification structure decided")
    ),
    Happened.DECISION_GIVEN: Told(
        Compartment.SERVICES, "good", _("The person was given the decision in writing")
    ),
    Happened.REFLECTION_BEGAN: Told(
        Compartment.SERVICES, "due", _("Dates of the reflection period were written down")
    ),
    Happened.CHARGE_NOTED: Told(
        Compartment.LEGAL, "late", _("A charge against the person was written down")
    ),
    Happened.NON_PUNISHMENT_MOVED: Told(
        Compartment.LEGAL, "going", _("The request for non-punishment moved")
    ),
    Happened.FOREIGN_DECISION_NOTED: Told(
        Compartment.SERVICES, "have", _("A decision made in another country was written down")
    ),
    Happened.IDENTITY_GIVEN: Told(
        Compartment.IDENTITY, "have", _("The name was given to a unit that was told, with consent")
    ),
}
