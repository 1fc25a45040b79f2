"""The case file: one page, the whole story in panels."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearth.areas.identification.queries import status_of
from hearth.casework.cases.models import Case
from hearth.casework.people.queries import safe_contact_of
from hearth.foundation.access.actor import Actor
from hearth.foundation.guards import guards
from hearth.front.desk.queries.case_file import BESIDE, MAIN, panels_of


@require_GET
@guards.opens(Case)
def case_file(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    words = {
        "case": case,
        "person": case.person,
        "status": status_of(case, actor),
        "safe_contact": safe_contact_of(case.person_id, actor),
        "main": panels_of(case, actor, MAIN),
        "beside": panels_of(case, actor, BESIDE),
        "now": actor.at,
    }
    return render(request, "desk/case.html", words)
