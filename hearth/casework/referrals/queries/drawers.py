"""The drawers of a dossier, as people speak of them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearth.foundation.access.compartments import Compartment

DRAWERS = {
    Compartment.ALERT: _("What the police were told"),
    Compartment.IDENTITY: _("The name"),
    Compartment.WHEREABOUTS: _("Where to reach the person"),
    Compartment.STORY: _("The story"),
    Compartment.HEALTH: _("Health"),
    Compartment.LEGAL: _("Legal matters"),
    Compartment.SERVICES: _("Services so far"),
    Compartment.CHILD: _("What concerns a child"),
}
