"""After a report: which session, visit or campaign did this come from?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearth.areas.outreach import actions
from hearth.areas.outreach.forms import OriginForm
from hearth.areas.outreach.queries.origins import candidates, origin_of
from hearth.casework.cases.models import Case
from hearth.casework.cases.views.steps import back_to_file, page, sent, theirs
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import UnitKind
from hearth.foundation.guards import guards
from hearth.foundation.guards.failures import wrong_role

LATELY = 4  # meetings offered on the page after a report; all of them are one press further


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def origin(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """Only the unit that works outside is asked; it and its coordinator read the answer."""
    insist_on_work(case.dossier_id, by=actor)
    if actor.unit.kind != UnitKind.MOBILE_UNIT:
        return wrong_role(request)
    before = origin_of(case, actor)
    form = OriginForm(sent(request), candidates=candidates(actor))
    if form.is_valid():
        actions.trace(case, form.candidate().source, by=actor)
        return back_to_file(
            request, case, _("Written down, for your unit and its coordinator."), part="origin"
        )
    return page(
        request, case, form, heading=_("Which of these did it come from?"), act=_("Save"),
        lede=_(
            "Never who told. Only your unit and its coordinator read the answer; everybody else "
            "sees a sum."
        ),
        template="outreach/origin.html", before=before.words if before else "",
        candidates=form.candidates,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def asked(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """The same question on the page after a report: one press on what was done lately."""
    insist_on_work(case.dossier_id, by=actor)
    if actor.unit.kind != UnitKind.MOBILE_UNIT:
        return wrong_role(request)
    offered = candidates(actor)
    form = OriginForm(sent(request), candidates=offered)
    if form.is_valid():
        actions.trace(case, form.candidate().source, by=actor)
        if not getattr(request, "htmx", False):
            return back_to_file(
                request, case, _("Written down, for your unit and its coordinator."), part="origin"
            )
    words = {"case": case, "origin": origin_of(case, actor), "candidates": offered[:LATELY]}
    return render(request, "outreach/asked.html", words)
