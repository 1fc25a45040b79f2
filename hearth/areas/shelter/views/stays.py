"""One stay: what was agreed, another bed, longer, leaving, and what the director is asked."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hearth.areas.shelter import actions
from hearth.areas.shelter.forms import ExtensionForm, LeavingForm, MoveForm, ProposalForm
from hearth.areas.shelter.models import ExitDecision, Stay
from hearth.areas.shelter.policy import shelter_policy
from hearth.areas.shelter.queries import free_beds, houses_of, stories
from hearth.areas.shelter.queries.medicines import medicines_of
from hearth.areas.shelter.views.steps import done, of_the_house, page, theirs, to_stay
from hearth.casework.cases.views.steps import sent, today
from hearth.foundation.access.actor import Actor
from hearth.foundation.drafts.actions import discard
from hearth.foundation.drafts.restored import put_back
from hearth.foundation.guards import guards

EXTENSION, LEAVING, EXIT = "stay-extension", "stay-leaving", "stay-exit"


@require_GET
@guards.opens(Stay)
def stay(request: HttpRequest, actor: Actor, stay: Stay) -> HttpResponse:
    story = stories([stay], actor)[0]
    rule = shelter_policy().stay(stay.kind_id)
    words = {
        "story": story,
        "case": stay.case,
        "rule": rule,
        "medicines": medicines_of(actor, [stay.pk]),
        "now": actor.at,
    }
    return render(request, "shelter/stay.html", words)


@require_http_methods(["GET", "POST"])
@guards.opens(Stay)
@of_the_house
def bed(request: HttpRequest, actor: Actor, stay: Stay) -> HttpResponse:
    """Another bed, of any house of ours: the protected apartment is a move too."""
    theirs(stay, actor)
    until = max(stay.due_on, today(actor).fromordinal(today(actor).toordinal() + 1))
    houses = houses_of(actor)
    names = {house.pk: house.name for house in houses}
    free = free_beds(houses, actor, first=today(actor), until=until)
    beds = [(str(each.pk), f"{names[each.room.house_id]} {each.label}") for each in free]
    form = MoveForm(sent(request), beds=beds)
    if form.is_valid() and done(form, lambda: actions.move(stay, form.bed_chosen, by=actor)):
        return to_stay(request, stay, _("Moved. The other bed is free from tonight on."))
    return page(
        request, form, heading=_("Another bed"), act=_("Move"), back=_back(stay), case=stay.case,
        lede=""
        if beds
        else _("No bed of yours is free for the nights that are agreed. Ask the vacancy board, or "
               "free a bed first."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Stay)
@of_the_house
def extension(request: HttpRequest, actor: Actor, stay: Stay) -> HttpResponse:
    theirs(stay, actor)
    form = ExtensionForm(sent(request))
    if form.is_valid():
        said = form.cleaned_data
        if done(form, lambda: actions.extend(stay, until=said["until"], why=said["why"], by=actor)):
            discard(EXTENSION, subject=stay.pk, by=actor)
            return to_stay(request, stay, _("Agreed for longer."))
    return page(
        request, form, heading=_("Agree for longer"), act=_("Save"), back=_back(stay),
        case=stay.case, typed=put_back(form, EXTENSION, actor, subject=stay.pk),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Stay)
@of_the_house
def leaving(request: HttpRequest, actor: Actor, stay: Stay) -> HttpResponse:
    """The end of a stay. Because of the rules only after the director's yes."""
    theirs(stay, actor)
    decision = stories([stay], actor)[0].decision
    agreed = decision if decision is not None and decision.agreed else None
    form = LeavingForm(
        sent(request),
        today=today(actor),
        by_the_rules=agreed is not None,
        initial={"on": today(actor)},
    )
    if form.is_valid() and _left(form, stay, agreed, actor):
        discard(LEAVING, subject=stay.pk, by=actor)
        return to_stay(request, stay, _("Written down. The bed is free."))
    return page(
        request, form, heading=_("Leaving the house"), act=_("Save"), back=_back(stay),
        template="shelter/leaving.html", case=stay.case, stay=stay, agreed=agreed,
        typed=put_back(form, LEAVING, actor, subject=stay.pk),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Stay)
@of_the_house
def exits(request: HttpRequest, actor: Actor, stay: Stay) -> HttpResponse:
    """Ask the director. The alternative is part of the question."""
    theirs(stay, actor)
    form = ProposalForm(sent(request), today=today(actor))
    if form.is_valid() and done(
        form, lambda: actions.propose_exit(stay, form.proposed(), by=actor)
    ):
        discard(EXIT, subject=stay.pk, by=actor)
        return to_stay(request, stay, _("The director was asked. Until then the bed is kept."))
    return page(
        request, form, heading=_("Ask the director"), act=_("Ask"), back=_back(stay),
        case=stay.case, typed=put_back(form, EXIT, actor, subject=stay.pk),
        lede=_("Because of the rules of the house nobody leaves without the director’s decision "
               "and another place."),
    )  # fmt: skip


def _left(form: LeavingForm, stay: Stay, agreed: ExitDecision | None, actor: Actor) -> Any:
    left = form.left()
    by_the_rules = left.reason == actions.RULES
    return done(
        form,
        lambda: actions.leave(stay, left, decision=agreed if by_the_rules else None, by=actor),
    )


def _back(stay: Stay) -> str:
    return reverse("shelter:stay", args=[stay.pk])
