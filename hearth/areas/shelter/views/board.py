"""The Coalition's vacancy board."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from hearth.areas.shelter.forms import BoardForm
from hearth.areas.shelter.queries import vacancies
from hearth.areas.shelter.views import ASKERS
from hearth.areas.shelter.words import answer_words, doubt_words
from hearth.casework.cases.views.steps import sent, today
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.guards import guards


@require_http_methods(["GET", "POST"])
@guards.staff(*ASKERS)
def board(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Is there a place tonight, and with whom? Asked by POST, so that no address line keeps it."""
    form = BoardForm(sent(request), today=today(actor), initial={"who": "woman"})
    answers = None
    if form.is_valid():
        found = vacancies(form.party(), actor, beds=form.beds)
        record("shelter.board-asked", None, by=actor, count=len(found))
        answers = [
            (each, answer_words(each.answer), [doubt_words(d) for d in each.doubts])
            for each in found
        ]
    status = 422 if form.is_bound and form.errors else 200
    words = {"form": form, "answers": answers, "now": actor.at}
    return render(request, "shelter/board.html", words, status=status)
