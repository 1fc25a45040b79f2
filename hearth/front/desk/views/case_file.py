"""The case file: one page, the whole story in panels."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from hearth.areas.identification.queries import status_of
from hearth.casework.cases.models import Case
from hearth.casework.cases.queries.timeline import MOST
from hearth.casework.people.queries import one_look, safe_contact_of, works_on
from hearth.foundation.access.actor import Actor
from hearth.foundation.guards import guards
from hearth.foundation.vocabularies.choices import name_of
from hearth.front.desk.queries.case_file import (
    BESIDE,
    MAIN,
    PAPERS,
    STORY,
    panels_of,
    papers_of,
    part_of,
    parts_of,
)
from hearth.front.desk.queries.case_file import timeline as whole_timeline
from hearth.front.desk.views.readings import ANSWERABLE


@require_GET
@guards.opens(Case, "person", "unit")
def case_file(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    with one_look():
        words = _words(actor, case)
    return render(request, "desk/case.html", words)


@require_GET
@guards.opens(Case, "person", "unit")
def case_part(request: HttpRequest, actor: Actor, case: Case, part: str) -> HttpResponse:
    """What one area tells of the case: a piece of the file, or a page of its own."""
    with one_look():
        found = part_of(case, actor, part)
        if found is None:
            raise Http404
        panels = panels_of(case, actor, found.makers)
    words = {"case": case, "part": found, "panels": panels, "now": actor.at}
    piece = "#panels" if getattr(request, "htmx", False) else ""
    return render(request, f"desk/case_part.html{piece}", words)


def _words(actor: Actor, case: Case) -> dict[str, Any]:
    words = {
        "case": case,
        "person": case.person,
        "sex": name_of(case.person.sex_id),
        "age_band": name_of(case.person.age_band_id),
        "status": status_of(case, actor),
        "safe_contact": safe_contact_of(case.person, actor),
        "main": panels_of(case, actor, MAIN),
        "beside": panels_of(case, actor, BESIDE),
        "parts": parts_of(case, actor),
        "story": papers_of(case, actor, STORY),
        "papers": papers_of(case, actor, PAPERS),
        "asks_who": bool(actor.roles & ANSWERABLE) or works_on(actor, case.dossier_id),
        "now": actor.at,
    }
    return words | _change_of_contact(case, actor, words)


@require_GET
@guards.opens(Case)
def timeline(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """The same story as on the case file, as far back as it goes."""
    words = {"case": case, "panel": whole_timeline(case, actor, most=MOST)}
    return render(request, "cases/panel_page.html", words)


def _change_of_contact(case: Case, actor: Actor, words: dict[str, Any]) -> dict[str, str]:
    """Where the safe contact is agreed anew, for those who read it and work with her."""
    if words["safe_contact"] is None or not works_on(actor, case.dossier_id):
        return {}
    return {"edit": reverse("cases:safe-contact", args=[case.pk])}
