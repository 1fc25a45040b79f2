"""The formal procedure: asked for, held, decided, given in writing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearth.areas.identification import actions
from hearth.areas.identification.actions.formal import CONSENT
from hearth.areas.identification.forms import GivenForm, HoldForm, OutcomeForm, RequestForm
from hearth.areas.identification.models import FormalDecision, FormalIdentification
from hearth.areas.identification.queries import colleagues_for, ladder_of
from hearth.areas.identification.rules.interview import Where
from hearth.areas.identification.rules.ladder import Status, may_follow
from hearth.areas.identification.views.steps import decided_meanwhile, look_again, rung_of
from hearth.areas.identification.words import sentences
from hearth.casework.cases.actions import NotAConsent
from hearth.casework.cases.models import Case
from hearth.casework.cases.views.steps import (
    back_to_file,
    file_of,
    insist_on,
    page,
    sent,
    theirs,
    today,
)
from hearth.casework.cases.wordings import to_be_read
from hearth.casework.people.queries.family import child_or_not
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.accounts.models import User
from hearth.foundation.guards import guards

PART = "formal"


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def formal_request(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """She asks, and agrees. The text is read aloud from the same page."""
    insist_on(Compartment.SERVICES, case, actor)
    ladder = ladder_of(case, actor)
    if Status.FORMAL_REQUESTED not in may_follow(ladder.status):
        return redirect(file_of(case, part=PART))
    read = to_be_read()
    form = RequestForm(
        sent(request),
        child=child_or_not(case.person, actor),
        on=today(actor),
        initial={"seen": ladder.seen, "on": today(actor)},
    )
    if form.is_valid():
        agreed = form.agreed(CONSENT, wording=read.key, recipient=None)
        asked = form.cleaned_data
        try:
            actions.request_formal(case, agreed, on=asked["on"], seen=asked["seen"], by=actor)
        except NotAConsent as lacks:
            form.refuse(lacks.missing)
        except actions.NotOnTheLadder as cannot:
            form.add_error("on", sentences(cannot.obstacles))
        except actions.DecidedMeanwhile as meanwhile:
            look_again(form, decided_meanwhile(meanwhile), seen=rung_of(meanwhile))
        else:
            sentence = _("Written down. Now refer the person to the State Social Service for it.")
            return back_to_file(request, case, sentence, part=PART)
    return page(
        request, case, form, heading=_("The person asks for formal identification"),
        act=_("Save the request"), template="identification/consent.html",
        wording=read, child=form.child,
        lede=_(
            "Only if the person wishes it. Nothing is lost without it: a potential victim has the "
            "same rights to help. Two officers hear the person together."
        ),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(FormalIdentification)
@theirs
def formal_interview(
    request: HttpRequest, actor: Actor, procedure: FormalIdentification
) -> HttpResponse:
    """Who sat there and what was said. Without both officers it was not the formal interview."""
    case = procedure.case
    insist_on(Compartment.STORY, case, actor)
    ladder = ladder_of(case, actor)
    child = child_or_not(case.person, actor)
    form = HoldForm(
        sent(request),
        colleagues=colleagues_for(case.qark, actor),
        child=child,
        today=today(actor),
        initial={"seen": ladder.seen, "where": Where.TERRITORY.value},
    )
    if form.is_valid():
        try:
            held = form.held(User.objects.in_bulk(form.users))
            actions.hold_interview(procedure, held, seen=form.cleaned_data["seen"], by=actor)
        except actions.NotYetFormal as missing:
            form.refuse(missing.obstacles)
        except actions.NotOnTheLadder as cannot:
            form.add_error("on", sentences(cannot.obstacles))
        except actions.DecidedMeanwhile as meanwhile:
            look_again(form, decided_meanwhile(meanwhile), seen=rung_of(meanwhile))
        else:
            return back_to_file(request, case, _("The interview was written down."), part=PART)
    return page(
        request, case, form, heading=_("The formal interview"), act=_("Save the interview"),
        template="identification/hold.html", child=child,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(FormalIdentification)
@theirs
def formal_decision(
    request: HttpRequest, actor: Actor, procedure: FormalIdentification
) -> HttpResponse:
    """What the structure decided; whichever way, help goes on."""
    case = procedure.case
    insist_on_work(case.dossier_id, by=actor)
    ladder = ladder_of(case, actor)
    form = OutcomeForm(
        sent(request),
        follows=ladder.status,
        today=today(actor),
        initial={"seen": ladder.seen, "on": today(actor)},
    )
    if form.is_valid():
        try:
            actions.decide_formally(
                procedure, form.outcome(), seen=form.cleaned_data["seen"], by=actor
            )
        except actions.NotOnTheLadder as cannot:
            form.refuse(cannot.obstacles)
        except actions.DecidedMeanwhile as meanwhile:
            look_again(form, decided_meanwhile(meanwhile), seen=rung_of(meanwhile))
        else:
            return back_to_file(request, case, _("The decision was written down."), part=PART)
    return page(
        request, case, form, heading=_("The decision of the structure"),
        act=_("Save the decision"),
        lede=_("Whatever is decided, help does not depend on it or on testifying."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(FormalDecision)
@theirs
def decision_given(request: HttpRequest, actor: Actor, decision: FormalDecision) -> HttpResponse:
    """The paper is in her hands."""
    case = decision.procedure.case
    insist_on_work(case.dossier_id, by=actor)
    form = GivenForm(
        sent(request),
        decided_on=decision.decided_on,
        today=today(actor),
        initial={"on": today(actor)},
    )
    if form.is_valid():
        said = form.cleaned_data
        actions.give_decision(decision, on=said["on"], language=said["language"] or None, by=actor)
        return back_to_file(request, case, _("Written down."), part=PART)
    return page(request, case, form, heading=_("The decision, given in writing"), act=_("Save"))
