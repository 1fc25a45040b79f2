"""The list of cases, and the one box to search in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from hearth.casework.cases.forms import SearchForm
from hearth.casework.cases.queries.case_list import Show, case_list
from hearth.casework.cases.queries.emergency import may_open_in_emergency
from hearth.casework.cases.queries.search import search as search_cases
from hearth.casework.cases.rules import Cursor
from hearth.casework.cases.views.steps import sent, today
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.guards import guards

TABS = {
    Show.OPEN: _("Open cases"),
    Show.MINE: _("My cases"),
    Show.CLOSED: _("Closed cases"),
    Show.ALL: _("All cases"),
}


@require_GET
@guards.staff()
def cases(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Newest first, a page at a time. The address holds a moment and a random id, no more."""
    asked = request.GET.get("show", "")
    show = Show(asked) if asked in set(Show) else Show.OPEN
    found = case_list(
        actor,
        show=show,
        before=Cursor.read(request.GET.get("before", "")),
        after=Cursor.read(request.GET.get("after", "")),
    )
    record("cases.listed", None, by=actor, count=len(found.lines), show=show)
    tabs = [(f"?show={one}", words, one is show) for one, words in TABS.items()]
    return render(request, "cases/list.html", {"found": found, "tabs": tabs, "now": actor.at})


@require_http_methods(["GET", "POST"])
@guards.staff()
def search(request: HttpRequest, actor: Actor) -> HttpResponse:
    """By POST, so that no name stands in an address. The record knows how many were found."""
    form = SearchForm(sent(request), on=today(actor))
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        words = {"form": form, "emergency": may_open_in_emergency(actor)}
        return render(request, "cases/search.html", words, status=status)
    found = search_cases(form.wanted(), actor)
    record("people.searched", None, by=actor, count=len(found.hits))
    for hit in found.hits:
        if hit.name:
            record("people.name-found", hit.dossier, by=actor, which=hit.person)
    part = "#results" if getattr(request, "htmx", False) else ""
    return render(
        request,
        f"cases/search.html{part}",
        {"form": form, "found": found, "emergency": may_open_in_emergency(actor)},
    )
