"""The names of the drawers, for the pages that say who may open which."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from hearth.foundation.access.compartments import Compartment

register = template.Library()


@register.filter
def drawer(compartment: Compartment | None) -> str:
    """A drawer by its name in the reader's language; nothing for what has no drawer."""
    names = {
        Compartment.OPEN: _("Number and status"),
        Compartment.ALERT: _("Alert"),
        Compartment.IDENTITY: _("Identity"),
        Compartment.WHEREABOUTS: _("Whereabouts"),
        Compartment.STORY: _("Story"),
        Compartment.HEALTH: _("Health"),
        Compartment.LEGAL: _("Legal"),
        Compartment.SERVICES: _("Services"),
        Compartment.CHILD: _("Child"),
        Compartment.SESSIONS: _("Sessions"),
    }
    return names[compartment] if compartment else ""
