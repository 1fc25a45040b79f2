"""Decide a status; take back a mistaken one; note what another country decided."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearth.areas.identification import actions
from hearth.areas.identification.actions.ladder import body_of
from hearth.areas.identification.forms import AbroadForm, CorrectionForm, StatusForm
from hearth.areas.identification.queries import foreign_decisions_of, ladder_of
from hearth.areas.identification.views.steps import decided_meanwhile, look_again, rung_of
from hearth.casework.cases.models import Case
from hearth.casework.cases.views.steps import back_to_file, insist_on, page, sent, theirs, today
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.guards import guards


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def status(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """Only what the ladder lets follow is offered; whoever decides says as which body."""
    insist_on(Compartment.STORY, case, actor)
    ladder = ladder_of(case, actor)
    form = StatusForm(
        sent(request),
        follows=ladder.status,
        own=body_of(actor.unit),
        today=today(actor),
        initial={"seen": ladder.seen},
    )
    if form.is_valid():
        said = form.cleaned_data
        try:
            done = actions.decide_status(
                case,
                form.decided(),
                seen=said["seen"],
                grounds=said["grounds"],
                telling=form.telling(),
                by=actor,
            )
        except actions.NotOnTheLadder as cannot:
            form.refuse(cannot.obstacles)
        except actions.DecidedMeanwhile as meanwhile:
            look_again(form, decided_meanwhile(meanwhile), seen=rung_of(meanwhile))
        else:
            if done.told.alerts:
                return redirect("identification:told", pk=case.pk)
            return back_to_file(
                request, case, _("The status was written down."), part="identification"
            )
    return page(
        request, case, form, heading=_("Decide the status"), act=_("Save the decision"),
        template="identification/status.html", ladder=ladder,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def correction(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """A status of our own unit's that was a mistake. There is no such page for any other."""
    insist_on(Compartment.STORY, case, actor)
    ladder = ladder_of(case, actor)
    form = CorrectionForm(sent(request), today=today(actor), initial={"seen": ladder.seen})
    if not ladder.may_be_corrected_by(actor):
        raise Http404
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.correct_status(
                case, reason=said["reason"], words=said["words"], seen=said["seen"], by=actor
            )
        except actions.DecidedMeanwhile as meanwhile:
            look_again(form, decided_meanwhile(meanwhile), seen=rung_of(meanwhile))
        else:
            sentence = _("The mistake was taken back. Those who acted on it were told.")
            return back_to_file(request, case, sentence, part="identification")
    return page(
        request, case, form, heading=_("The identification was a mistake"),
        act=_("Take the status back"),
        lede=_(
            "The case stands at the screening again; what was written stays readable. Everybody "
            "who was told is told of the mistake. If the person is no victim, decide that "
            "afterwards: it is a decision of its own."
        ),
        template="identification/form.html",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def foreign_decisions(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """Kept beside the ladder: it is not an Albanian status."""
    insist_on(Compartment.SERVICES, case, actor)
    form = AbroadForm(sent(request), today=today(actor))
    if form.is_valid():
        actions.note_foreign_decision(case, form.abroad(), by=actor)
        return back_to_file(
            request, case, _("The decision was written down."), part="identification"
        )
    return page(
        request, case, form, heading=_("A decision of another country"), act=_("Save"),
        lede=_("For whoever came back. It does not change the status here, and obliges nobody."),
        template="identification/foreign.html",
        decisions=foreign_decisions_of(case, actor),
    )  # fmt: skip
