"""Draw the plan, read any version of it, sign it, move an action, put it on paper."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hearth.areas.plan import actions
from hearth.areas.plan.forms.plan import PlanForm, filled_in
from hearth.areas.plan.forms.signing import MoveForm, SigningForm
from hearth.areas.plan.models import ActionStep, AssistancePlan, PlannedAction
from hearth.areas.plan.policy import review_limit
from hearth.areas.plan.queries.doers import doers_for
from hearth.areas.plan.queries.paper import paper_of
from hearth.areas.plan.queries.plan import newest_plan, plan_of, plan_read
from hearth.areas.plan.views.steps import look_again, to_write, written_meanwhile
from hearth.casework.cases.models import Case
from hearth.casework.cases.views.steps import back_to_file, page, sent, theirs, today
from hearth.casework.people.queries.standing import insist_on_work, works_on
from hearth.foundation.access.actor import Actor
from hearth.foundation.drafts.actions import discard
from hearth.foundation.drafts.queries import draft_of
from hearth.foundation.drafts.restored import restore
from hearth.foundation.guards import guards

FORM = "assistance-plan"


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
@to_write
def drawing(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """The long form. It saves itself as a draft; sent, it is a version, and none is overwritten."""
    read = plan_of(case, actor, today=today(actor))
    data = sent(request)
    draft = None if data is not None else draft_of(actor, FORM, case.pk)
    form = PlanForm(
        data, today=today(actor), doers=doers_for(case, actor),
        typed=draft.content if draft else (), initial=filled_in(read),
    )  # fmt: skip
    if form.is_valid():
        try:
            actions.draw_plan(case, form.drawn(), seen=form.cleaned_data["seen"], by=actor)
        except actions.Lacking as plan:
            form.refuse(plan.missing)
        except actions.WrittenMeanwhile:
            newest = newest_plan(case, actor)
            look_again(form, written_meanwhile(), seen=newest.version if newest else 0)
        else:
            discard(FORM, subject=case.pk, by=actor)
            sentence = _("The plan was written as a new version. Now both sides sign it.")
            return back_to_file(request, case, sentence, part="plan")
    restore(form, draft.content if draft else {})
    words = {
        "case": case, "form": form, "read": read, "limit": review_limit(),
        "saved_at": draft.saved_at if draft else None, "form_name": FORM,
    }  # fmt: skip
    return render(request, "plan/drawing.html", words, status=422 if form.is_bound else 200)


@require_GET
@guards.opens(AssistancePlan)
def version(request: HttpRequest, actor: Actor, plan: AssistancePlan) -> HttpResponse:
    """One version, as it was written and signed."""
    read = plan_read(plan, actor, today=today(actor))
    works = plan.case.closed_at is None and works_on(actor, plan.dossier_id)
    words = {"case": plan.case, "read": read, "works": works and read.newest, "now": actor.at}
    return render(request, "plan/version.html", words)


@require_http_methods(["GET", "POST"])
@guards.opens(AssistancePlan)
@theirs
def signatures(request: HttpRequest, actor: Actor, plan: AssistancePlan) -> HttpResponse:
    """Who signs now. When both sides have, the plan is agreed and its review is counted."""
    insist_on_work(plan.dossier_id, by=actor)
    form = SigningForm(
        sent(request), today=today(actor), child=plan.child,
        initial={"on": today(actor), "worker": True},
    )  # fmt: skip
    if form.is_valid():
        try:
            actions.sign(plan, form.signatures(), on=form.cleaned_data["on"], by=actor)
        except actions.NotTheNewest:
            form.add_error(None, _("There is a newer version. Sign that one."))
        else:
            return back_to_file(request, plan.case, _("The signatures were kept."), part="plan")
    return page(
        request, plan.case, form, heading=_("Sign the plan"), act=_("Keep the signatures"),
        lede=_("Read it aloud first. Nobody signs what they have not understood."),
        template="plan/form.html", read=plan_read(plan, actor, today=today(actor)),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(PlannedAction)
@theirs
def action_state(request: HttpRequest, actor: Actor, action: PlannedAction) -> HttpResponse:
    """One action moved. What changed or was dropped says why."""
    insist_on_work(action.dossier_id, by=actor)
    steps = ActionStep.objects.visible_to(actor, one_by_one=True).filter(action=action)
    form = MoveForm(sent(request), initial={"seen": steps.count(), "state": action.state})
    case = action.plan.case
    if form.is_valid():
        state, why = form.move()
        try:
            actions.move_action(action, state, why=why, seen=form.cleaned_data["seen"], by=actor)
        except actions.Lacking:
            form.add_error("why", _("Say why. It is the person’s plan."))
        except actions.WrittenMeanwhile:
            look_again(form, written_meanwhile(), seen=steps.count())
        else:
            return back_to_file(request, case, _("Written down."), part="plan")
    return page(
        request, case, form, heading=_("How does this action stand?"), act=_("Save"),
        template="plan/form.html", action=action,
    )  # fmt: skip


@require_GET
@guards.opens(AssistancePlan)
@theirs
def paper(request: HttpRequest, actor: Actor, plan: AssistancePlan) -> HttpResponse:
    """A sheet the person can hold. It says nothing that could harm whoever is found with it."""
    insist_on_work(plan.dossier_id, by=actor)
    if plan.agreed_on is None:
        raise Http404
    actions.note_printed(plan, by=actor)
    words = {"case": plan.case, "paper": paper_of(plan, actor, today=today(actor))}
    return render(request, "plan/paper.html", words)
