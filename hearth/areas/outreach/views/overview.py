"""Who is where, by their own word; one unit; one session; and units beside each other."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from hearth.areas.outreach.models import InformationSession
from hearth.areas.outreach.queries.comparison import comparison
from hearth.areas.outreach.queries.units import cards
from hearth.areas.outreach.queries.work import session_page, work_of
from hearth.areas.outreach.views import LOOKING, OUTSIDE, PLANNING
from hearth.areas.outreach.views.steps import unit_or_404
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.guards import guards

HIGH, SOME, FEW = 1000, 300, 100  # bounds of the map: people reached


@require_GET
@guards.staff(*LOOKING)
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Where each unit is, when it should be back. Nothing follows anybody."""
    shown = cards(actor)
    record("outreach.listed", None, by=actor, count=len(shown))
    words = {"cards": shown, "now": actor.at, "goes_out": _goes_out(actor)}
    part = "#cards" if getattr(request, "htmx", False) else ""
    return render(request, f"outreach/overview.html{part}", words)


@require_GET
@guards.staff(*LOOKING)
def unit(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    """Region, workers, agreement; what is planned; what was done lately."""
    found = unit_or_404(actor, key)
    card = next(each for each in cards(actor) if each.unit == found)
    work = work_of(found, actor)
    record("outreach.listed", None, by=actor, count=len(work.shifts) + len(work.visits))
    words = {
        "card": card,
        "work": work,
        "now": actor.at,
        "today": timezone.localdate(actor.at),
        "goes_out": _goes_out(actor) and found.pk in actor.unit_ids,
        "plans": bool(actor.roles & set(PLANNING)),
    }
    return render(request, "outreach/unit.html", words)


@require_GET
@guards.opens(InformationSession)
def session(request: HttpRequest, actor: Actor, held: InformationSession) -> HttpResponse:
    """Its figures. What came of it stands nowhere on this page."""
    words = {"session": session_page(held, actor), "now": actor.at}
    return render(request, "outreach/session.html", words)


@require_GET
@guards.staff(*LOOKING)
def compared(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Twelve months: units, regions, what changed in people's knowledge, what came of it."""
    found = comparison(actor)
    record("outreach.listed", None, by=actor, count=len(found.people))
    words = {"compared": found, "bounds": (FEW, SOME, HIGH)}
    return render(request, "outreach/comparison.html", words)


def _goes_out(actor: Actor) -> bool:
    return bool(actor.roles & set(OUTSIDE))
