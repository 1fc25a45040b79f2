"""The names of the drawers, for the pages that say who may open which."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.models import Basis
from hearth.foundation.audit.queries import Opening

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
        Compartment.CHILD: _("The child"),
        Compartment.SESSIONS: _("Sessions"),
        Compartment.THERAPY: _("Counsellor’s own notes"),
    }
    return names[compartment] if compartment else ""


@register.filter
def what_was_read(opening: Opening) -> str:
    """The drawer that was opened; for a name, in which way it was read."""
    names = {
        "people.name-read": _("The name, after saying why"),
        "people.name-found": _("The name, found by a search"),
    }
    return names.get(opening.kind) or drawer(opening.drawer)


@register.filter
def ground(basis: str) -> str:
    """Why somebody may open a dossier, in words."""
    names = {
        Basis.ASSIGNMENT: _("Opened the dossier, or was assigned to it"),
        Basis.TEAM: _("Member of the team"),
        Basis.SUPERVISION: _("Supervision"),
        Basis.OFFER: _("A referral that waits for an answer"),
        Basis.REFERRAL: _("A referral that was accepted"),
        Basis.DUTY: _("A duty to notify"),
        Basis.IDENTITY: _("The name: with consent, or because of danger"),
        Basis.COURT_ORDER: _("An order of a court"),
        Basis.BREAK_GLASS: _("Emergency"),
    }
    return names.get(Basis(basis), basis)
