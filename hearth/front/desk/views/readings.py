"""Who opened this file, and what I opened myself. Everybody may see their own."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearth.casework.cases.models import Case
from hearth.casework.cases.queries.emergency import emergencies_of
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.queries import who_may_open, works_on
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.audit.queries import my_accesses, who_opened
from hearth.foundation.guards import guards
from hearth.front.desk.queries.oversight import NAMES

ANSWERABLE = frozenset({Role.DIRECTOR, Role.DATA_PROTECTION_OFFICER, Role.AUDITOR})


@require_GET
@guards.staff()
def readings(request: HttpRequest, actor: Actor) -> HttpResponse:
    return render(
        request, "desk/readings.html", {"openings": my_accesses(actor, also=NAMES), "now": actor.at}
    )


@require_GET
@guards.opens(Case)
def readers(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """Who may open it and who did, for those who work on it or answer for it."""
    if not actor.roles & ANSWERABLE and not works_on(case.dossier_id, actor):
        raise Http404
    words = {
        "case": case,
        "emergencies": emergencies_of(case, actor),
        "grants": who_may_open(case.dossier_id, actor),
        "openings": who_opened(case.dossier_id, actor, also=NAMES),
        "now": actor.at,
    }
    return render(request, "desk/readers.html", words)
