"""How the timeline tells of questionnaires, and in which drawer the telling lies."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from hearth.casework.cases.told import Told
from hearth.casework.instruments.happened import Happened
from hearth.foundation.access.compartments import Compartment

TOLD: Mapping[str, Told] = {
    Happened.SERVICES_ANSWERED: Told(
        Compartment.SERVICES, "have", _("A questionnaire was filled in")
    ),
    Happened.HEALTH_ANSWERED: Told(
        Compartment.HEALTH, "have", _("A questionnaire about health was filled in")
    ),
    Happened.FLAGGED: Told(
        Compartment.HEALTH, "danger", _("An answer asked for an act at once; a task was set")
    ),
}
