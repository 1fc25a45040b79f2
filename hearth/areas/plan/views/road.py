"""The next phase, entitlements, conferences, the person's own word, the farewell."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hearth.areas.plan import actions
from hearth.areas.plan.forms.road import (
    ConferenceForm,
    EntitlementForm,
    FarewellForm,
    FeedbackForm,
    PhaseForm,
)
from hearth.areas.plan.policy import plan_policy
from hearth.areas.plan.queries.doers import doers_for
from hearth.areas.plan.queries.rhythm import phase_now
from hearth.areas.plan.queries.road import entitlements_of
from hearth.areas.plan.queries.table import seats_for
from hearth.areas.plan.views.steps import look_again, to_write, written_meanwhile
from hearth.areas.plan.words import stands_sentence
from hearth.casework.cases.actions import CannotClose
from hearth.casework.cases.actions.standing import insist_on_deciding
from hearth.casework.cases.models import Case
from hearth.casework.cases.views.steps import back_to_file, page, sent, theirs, today
from hearth.foundation.access.actor import Actor
from hearth.foundation.drafts.actions import discard
from hearth.foundation.drafts.restored import put_back
from hearth.foundation.guards import guards
from hearth.foundation.vocabularies.choices import choices, name_of

CONFERENCE, PHASE, FAREWELL = "case-conference", "next-phase", "farewell"


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
@to_write
def phases(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """The next phase begins when the tests of this one are met, or somebody says why not."""
    now, policy = phase_now(case, actor), plan_policy()
    at = policy.order.index(now.phase_id) + 1 if now else 0
    phase = policy.phases[now.phase_id] if now else None
    form = PhaseForm(
        sent(request), today=today(actor), tests=phase.exit if phase else (),
        initial={
            "seen": now.number if now else 0, "since": today(actor),
            "phase": policy.order[min(at, len(policy.order) - 1)],
        },
    )  # fmt: skip
    if form.is_valid():
        try:
            actions.begin_phase(case, form.step(), seen=form.cleaned_data["seen"], by=actor)
        except actions.StandsInTheWay as stands:
            for obstacle in stands.obstacles:
                form.add_error(None, stands_sentence(obstacle))
        except actions.WrittenMeanwhile:
            newest = phase_now(case, actor)
            look_again(form, written_meanwhile(), seen=newest.number if newest else 0)
        else:
            discard(PHASE, subject=case.pk, by=actor)
            return back_to_file(request, case, _("The phase has begun."), part="plan")
    return page(
        request, case, form, heading=_("The next phase"), act=_("Begin the phase"),
        template="plan/form.html", rule=phase,
        typed=put_back(form, PHASE, actor, subject=case.pk),
    )  # fmt: skip


@require_GET
@guards.opens(Case)
@theirs
@to_write
def entitlements(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """What the law owes the person: the whole list, and how each thing stands."""
    words = {"case": case, "owed": entitlements_of(case, actor, today=today(actor))}
    return render(request, "plan/entitlements.html", words)


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
@to_write
def entitlement(request: HttpRequest, actor: Actor, case: Case, code: str) -> HttpResponse:
    """One thing the law owes, and how it stands now."""
    whole_code = f"entitlement/{code}"
    if whole_code not in {known for known, _name in choices("entitlement", on=today(actor))}:
        raise Http404
    found = {o.code: o for o in entitlements_of(case, actor, today=today(actor))}[whole_code]
    form = EntitlementForm(
        sent(request),
        initial={
            "seen": found.step.number if found.step else 0,
            "state": found.step.state if found.step else "",
        },
    )
    if form.is_valid():
        state, words = form.move()
        seen = form.cleaned_data["seen"]
        try:
            actions.move_entitlement(case, whole_code, state, words=words, seen=seen, by=actor)
        except actions.WrittenMeanwhile:
            look_again(form, written_meanwhile(), seen=found.step.number if found.step else 0)
        else:
            return back_to_file(request, case, _("Written down."), part="plan")
    return page(
        request, case, form, heading=name_of(whole_code), act=_("Save"),
        template="plan/form.html", rule=found,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
@to_write
def conferences(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """One decision for each question; who does what stands on their Today at once."""
    form = ConferenceForm(
        sent(request), today=today(actor), seats=seats_for(case, actor),
        people=doers_for(case, actor).colleagues.values(), initial={"on": today(actor)},
    )  # fmt: skip
    if form.is_valid():
        actions.confer(case, form.conferred(), by=actor)
        discard(CONFERENCE, subject=case.pk, by=actor)
        return back_to_file(request, case, _("The conference was written down."), part="plan")
    return page(
        request, case, form, heading=_("Case conference"), act=_("Save"),
        lede=_("One decision for each question. Only who may know of the case sits there."),
        template="plan/conference.html", typed=put_back(form, CONFERENCE, actor, subject=case.pk),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
@to_write
def feedback(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """The screen is handed over: nothing of the file stands on it, and no way back into it."""
    form = FeedbackForm(sent(request), today=today(actor))
    if form.is_valid():
        try:
            actions.give_feedback(case, form.opinion(), by=actor)
        except actions.NothingSaid:
            form.add_error(
                None, _("Answer one sentence, or write a word. Or give the screen back.")
            )
        else:
            return render(request, "plan/thanks.html", {"case": case})
    status = 422 if form.is_bound else 200
    return render(request, "plan/feedback.html", {"form": form, "case": case}, status=status)


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
@to_write
def farewell(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """Close the case, and write down where the person went."""
    insist_on_deciding(case, by=actor)
    form = FarewellForm(sent(request), today=today(actor))
    if form.is_valid():
        try:
            actions.say_farewell(case, form.leaving(), by=actor)
        except actions.StandsInTheWay as stands:
            for obstacle in stands.obstacles:
                form.add_error(None, stands_sentence(obstacle))
        except CannotClose:
            form.add_error(None, _("A task waits on which somebody’s safety hangs. Do it first."))
        else:
            discard(FAREWELL, subject=case.pk, by=actor)
            return back_to_file(request, case, _("The case is closed."), part="plan")
    return page(
        request, case, form, heading=_("Farewell"), act=_("Close the case"),
        lede=_("Nobody leaves without knowing where to turn. The door stays open."),
        template="plan/form.html", typed=put_back(form, FAREWELL, actor, subject=case.pk),
    )  # fmt: skip
