"""Today, and the part of it that updates itself: who answered."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearth.areas.identification.views import IDENTIFIERS
from hearth.areas.plan.queries.due import followed_by
from hearth.casework.duties.queries import told_about
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.guards import guards
from hearth.front.desk.queries.today import day_of

MOST = 25  # lines of a group, unless all are asked for; what is dangerous is always shown
SOON = 10  # of what comes after today
WHOLE = 500  # of each kind, where all are asked for
FOLLOWED = 6  # people on Today; all of them are one press further


@require_GET
@guards.staff()
def today(request: HttpRequest, actor: Actor) -> HttpResponse:
    whole = "whole" in request.GET
    most = WHOLE if whole else MOST
    day = day_of(actor, most=most + 1)
    record("desk.listed", None, by=actor, count=len(day.danger + day.late + day.due))
    words = {
        "day": day,
        "whole": whole,
        "most": most,
        "shown": f":{most}",
        "soon": most if whole else SOON,
        "soon_shown": f":{most if whole else SOON}",
        "reports": bool(actor.roles & IDENTIFIERS),
        "told": told_about(actor),
        "followed": followed_by(actor, most=FOLLOWED),
        "now": actor.at,
    }
    part = "#list" if getattr(request, "htmx", False) else ""
    return render(request, f"desk/today.html{part}", words)


@require_GET
@guards.staff()
def answers(request: HttpRequest, actor: Actor) -> HttpResponse:
    words = {"told": told_about(actor), "now": actor.at}
    return render(request, "duties/told_rows.html", words)
