"""What people said of our help, for those who answer for the house."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearth.areas.plan.queries.opinions import opinions_of
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.audit.actions import record
from hearth.foundation.guards import guards

READERS = (Role.COORDINATOR, Role.DIRECTOR)


@require_GET
@guards.staff(*READERS)
def opinions(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Sums over the organisation's cases; whoever works on a case does not read them here."""
    found = opinions_of(actor)
    record("plan.listed", None, by=actor, count=found.people)
    return render(request, "plan/opinions.html", {"opinions": found})
