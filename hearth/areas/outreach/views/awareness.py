"""Campaigns, and house-to-house programmes with what was done of them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearth.areas.outreach import actions
from hearth.areas.outreach.forms import CampaignForm, ProgrammeForm, StepForm
from hearth.areas.outreach.models import HouseToHouse
from hearth.areas.outreach.queries.work import programme_page
from hearth.areas.outreach.views import PLANNING
from hearth.areas.outreach.views.steps import back_to_unit, page, unit_or_404
from hearth.foundation.access.actor import Actor
from hearth.foundation.design.said import say
from hearth.foundation.guards import guards


@require_http_methods(["GET", "POST"])
@guards.staff(*PLANNING)
def campaign(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    """A day, a march, the media."""
    unit = unit_or_404(actor, key)
    on = timezone.localdate(actor.at)
    form = CampaignForm(request.POST or None, on=on, qark=unit.qark)
    if form.is_valid():
        actions.run_campaign(form.campaign(), unit=unit, by=actor)
        return back_to_unit(request, unit, _("The campaign was written down."))
    return page(
        request, unit, form, heading=_("Campaign"), act=_("Save"),
        lede=_("What it was, and how many people it reached: counted, or estimated."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.staff(*PLANNING)
def programme(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    """House to house: for whom, with whom."""
    unit = unit_or_404(actor, key)
    on = timezone.localdate(actor.at)
    form = ProgrammeForm(request.POST or None, on=on, qark=unit.qark)
    if form.is_valid():
        begun = actions.begin_programme(form.programme(), unit=unit, by=actor)
        say(request, _("The programme has begun. Write down the first step."))
        return redirect("outreach:programme", pk=begun.pk)
    return page(
        request, unit, form, heading=_("House-to-house programme"), act=_("Begin"),
        lede=_("First the situation, then the areas, the animators, the visits, the materials."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(HouseToHouse)
def steps(request: HttpRequest, actor: Actor, begun: HouseToHouse) -> HttpResponse:
    """How far it is, and one more thing done."""
    today = timezone.localdate(actor.at)
    form = StepForm(request.POST if request.method == "POST" else None, initial={"on": today})
    if form.is_valid():
        actions.note_step(begun, form.done(), by=actor)
        say(request, _("The step was written down."))
        return redirect("outreach:programme", pk=begun.pk)
    words = {"page": programme_page(begun, actor), "form": form, "now": actor.at}
    status = 422 if form.is_bound else 200
    return render(request, "outreach/programme.html", words, status=status)
