"""How the timeline tells what happens here, and in which drawer the telling lies."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from hearth.areas.plan.happened import Happened
from hearth.casework.cases.told import Told
from hearth.foundation.access.compartments import Compartment

SERVICES, WHEREABOUTS = Compartment.SERVICES, Compartment.WHEREABOUTS

TOLD: Mapping[str, Told] = {
    Happened.DRAWN: Told(SERVICES, "draft", _("A version of the plan was written")),
    Happened.SIGNED: Told(SERVICES, "have", _("The plan was signed")),
    Happened.AGREED: Told(SERVICES, "good", _("The plan is agreed: both sides have signed")),
    Happened.PRINTED: Told(SERVICES, "none", _("The plan was put on paper")),
    Happened.MOVED: Told(SERVICES, "going", _("An action of the plan moved")),
    Happened.DELIVERED: Told(SERVICES, "have", _("A service was given")),
    Happened.UNMET: Told(SERVICES, "none", _("A need could not be met")),
    Happened.MET: Told(SERVICES, "good", _("A need was met after all")),
    Happened.FOLLOWED_UP: Told(SERVICES, "have", _("A follow-up was written down")),
    Happened.NEEDS_ASSESSED: Told(SERVICES, "have", _("The needs were assessed")),
    Happened.RISK_ASSESSED: Told(WHEREABOUTS, "late", _("The risk was judged")),
    Happened.SAFETY_PLANNED: Told(WHEREABOUTS, "good", _("A safety plan was made")),
    Happened.PHASE_BEGAN: Told(SERVICES, "going", _("A phase began")),
    Happened.ENTITLEMENT_MOVED: Told(SERVICES, "going", _("An entitlement moved")),
    Happened.CONFERRED: Told(SERVICES, "have", _("A case conference was held")),
    Happened.FEEDBACK_GIVEN: Told(SERVICES, "good", _("The person gave feedback")),
    Happened.SAID_FAREWELL: Told(
        SERVICES, "shut", _("The accompaniment ended; the destination was written down")
    ),
}
