"""The director reads what a house proposes, and decides."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearth.areas.shelter import actions
from hearth.areas.shelter.forms import DecisionForm
from hearth.areas.shelter.models import ExitProposal
from hearth.areas.shelter.queries.exits import decision_on
from hearth.areas.shelter.views.steps import page
from hearth.casework.cases.views.steps import sent
from hearth.foundation.access.actor import Actor
from hearth.foundation.design.said import say
from hearth.foundation.drafts.actions import discard
from hearth.foundation.drafts.restored import put_back
from hearth.foundation.guards import guards
from hearth.foundation.guards.failures import wrong_role

DECISION = "exit-decision"


@require_http_methods(["GET", "POST"])
@guards.opens(ExitProposal)
def proposal(request: HttpRequest, actor: Actor, proposal: ExitProposal) -> HttpResponse:
    """What happened, what is offered, and the director's answer."""
    form = DecisionForm(sent(request))
    if form.is_valid():
        agreed = form.cleaned_data["agreed"] == "yes"
        try:
            actions.decide_exit(proposal, agreed=agreed, why=form.cleaned_data["why"], by=actor)
        except actions.NotTheDirector:
            return wrong_role(request)
        except actions.DecidedAlready:
            form.add_error(None, _("The director has decided. Open the page again to read it."))
        else:
            discard(DECISION, subject=proposal.pk, by=actor)
            say(request, _("Decided. The house reads your answer."))
            return redirect("desk:today")
    elif request.method == "POST" and proposal.asked_id not in actor.unit_ids:
        return wrong_role(request)
    return page(
        request, form, heading=_("Must this person leave the house?"), act=_("Decide"),
        back=reverse("desk:today"), template="shelter/exit.html", proposal=proposal,
        decision=decision_on(proposal, actor), mine=proposal.asked_id in actor.unit_ids,
        now=actor.at, typed=put_back(form, DECISION, actor, subject=proposal.pk),
    )  # fmt: skip
