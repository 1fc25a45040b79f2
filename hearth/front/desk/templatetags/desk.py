"""The names of the drawers, for the pages that say who may open which."""

from __future__ import annotations

from datetime import timedelta

from django import template
from django.utils.translation import gettext as _

from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.models import Basis, Denial
from hearth.foundation.access.spans import Span
from hearth.foundation.audit.queries import Opening
from hearth.foundation.design.dates import in_full, local, on_day

register = template.Library()
A_LONG_DAY = timedelta(hours=26)  # the day on which the clocks go back


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
        Compartment.ASKED: _("Asked of a partner"),
    }
    return names[compartment] if compartment else ""


@register.filter
def what_was_read(opening: Opening) -> str:
    """The drawer that was opened; for a name, in which way; on a phone, at what hour."""
    names = {
        "people.name-read": _("The name, after saying why"),
        "people.name-found": _("The name, found by a search"),
        "access.asked-who": _("Asked who could read it"),
        "field.case-taken": _("Taken along on a phone, to be read without a signal"),
        "field.case-read-offline": _read_outside(opening),
    }
    return names.get(opening.kind) or drawer(opening.drawer)


def _read_outside(opening: Opening) -> str:
    """What a phone told later; of one that was revoked, that it says so itself."""
    when = {"when": in_full(opening.read_at or opening.at)}
    if opening.revoked:
        return _("Read on a phone without a signal, at %(when)s, as a revoked phone says") % when
    return _("Read on a phone without a signal, at %(when)s") % when


@register.filter
def ground(basis: str) -> str:
    """Why somebody may open a dossier, in words."""
    names = {
        Basis.ASSIGNMENT: _("Opened the dossier, or was assigned to it"),
        Basis.TEAM: _("Member of the team"),
        Basis.SUPERVISION: _("Supervision"),
        Basis.OVERSIGHT: _("Standing oversight of the organisation"),
        Basis.OFFER: _("A referral that waits for an answer"),
        Basis.REFERRAL: _("A referral that was accepted"),
        Basis.DUTY: _("A duty to notify"),
        Basis.IDENTITY: _("The name: with consent, or because of danger"),
        Basis.COURT_ORDER: _("An order of a court"),
        Basis.BREAK_GLASS: _("Emergency"),
    }
    return names.get(Basis(basis), basis)


@register.filter
def denied_because(reason: str) -> str:
    """Why somebody is kept out, in words."""
    names = {
        Denial.Reason.CONFLICT: _("A conflict of interest"),
        Denial.Reason.RELATIVE: _("A relative"),
        Denial.Reason.WALL: _("The wall around the men’s programme"),
        Denial.Reason.REQUEST: _("The person asked for it"),
    }
    return names.get(Denial.Reason(reason), reason)


@register.filter
def asked_time(asked: Span) -> str:
    """The day, or the month, that was asked about."""
    first, until = local(asked.since), local(asked.until or asked.since)
    return on_day(first) if until - first < A_LONG_DAY else f"{first:%m.%Y}"


@register.filter
def span_words(span: Span) -> str:
    """19.03.2026 22:00 – 31.03.2026 24:00, in the wall clock of this country."""
    return f"{in_full(span.since)} – {in_full(span.until)}" if span.until else in_full(span.since)
