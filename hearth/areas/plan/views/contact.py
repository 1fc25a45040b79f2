"""Write down what happened today: a follow-up, a service, a need that could not be met."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearth.areas.plan import actions
from hearth.areas.plan.forms.contact import FollowUpForm, ServiceForm, UnmetForm
from hearth.areas.plan.models import Deadline, PlannedAction, UnmetNeed
from hearth.areas.plan.queries.doers import doers_for
from hearth.areas.plan.queries.due import Show, followed_page, read_cursor
from hearth.areas.plan.queries.given import NOT_PLANNED, served_by, usual_funding
from hearth.areas.plan.queries.rhythm import met_last_time, next_meeting
from hearth.areas.plan.views.steps import to_write
from hearth.casework.cases.models import Case
from hearth.casework.cases.views.steps import back_to_file, page, sent, theirs, today
from hearth.casework.people.queries import opens
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.audit.actions import record
from hearth.foundation.design.language import way_back
from hearth.foundation.design.said import say
from hearth.foundation.drafts.actions import discard
from hearth.foundation.drafts.restored import put_back
from hearth.foundation.guards import guards

FORM, UNMET = "follow-up", "unmet-need"


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
@to_write
def follow_ups(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """Second press of two: everything is filled in as it most often is."""
    data = sent(request)
    story = opens(actor, case.dossier_id, Compartment.STORY)
    form = FollowUpForm(
        data, today=today(actor), story=story,
        initial={} if data is not None else _as_last_time(case, actor),
    )  # fmt: skip
    if form.is_valid():
        actions.follow_up(case, form.met(), by=actor)
        discard(FORM, subject=case.pk, by=actor)
        return _back_to_today(request, _("Written down. The next meeting stands on Today."))
    return page(
        request, case, form, heading=_("Follow-up"), act=_("Save"),
        template="plan/follow_up.html", typed=put_back(form, FORM, actor, subject=case.pk),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
@to_write
def services(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    return _service(request, actor, case, None)


@require_http_methods(["GET", "POST"])
@guards.opens(PlannedAction)
@theirs
def action_services(request: HttpRequest, actor: Actor, action: PlannedAction) -> HttpResponse:
    """From Today: the action is known, so is the service, and one press writes it down."""
    insist_on_work(action.dossier_id, by=actor)
    return _service(request, actor, action.plan.case, action)


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
@to_write
def unmet_needs(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    form = UnmetForm(sent(request), today=today(actor), initial={"since": today(actor)})
    if form.is_valid():
        actions.note_unmet(case, form.needed(), by=actor)
        discard(UNMET, subject=case.pk, by=actor)
        sentence = _("The unmet need was written down. It is counted.")
        return back_to_file(request, case, sentence, part="services")
    return page(
        request, case, form, heading=_("A need that could not be met"), act=_("Save"),
        lede=_("What is missing in the country is known only if somebody writes it down."),
        template="plan/form.html", typed=put_back(form, UNMET, actor, subject=case.pk),
    )  # fmt: skip


@require_POST
@guards.opens(UnmetNeed)
@theirs
def need_met(request: HttpRequest, actor: Actor, need: UnmetNeed) -> HttpResponse:
    try:
        actions.meet_need(need, on=today(actor), by=actor)
    except actions.MetAlready:
        return back_to_file(request, need.case, _("It was met before."), part="services")
    return back_to_file(request, need.case, _("The need is met."), part="services")


@require_GET
@guards.staff()
def people(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Whom I accompany, or my unit does, the soonest meeting first."""
    show = Show.UNIT if request.GET.get("show") == Show.UNIT else Show.MINE
    listed = followed_page(actor, show=show, after=read_cursor(request.GET.get("after", "")))
    record("plan.listed", None, by=actor, count=len(listed.lines))
    return render(request, "plan/people.html", {"listed": listed, "now": actor.at})


@require_POST
@guards.opens(Deadline)
@theirs
def keeper(request: HttpRequest, actor: Actor, deadline: Deadline) -> HttpResponse:
    actions.take_on(deadline, by=actor)
    return _back_to_today(request, _("It stands on your Today now."))


def _service(
    request: HttpRequest, actor: Actor, case: Case, action: PlannedAction | None
) -> HttpResponse:
    planned = served_by(case, actor)
    if action is not None:
        planned = {str(action.pk): action} | planned
    form = ServiceForm(
        sent(request), today=today(actor), actions=planned, units=doers_for(case, actor).units,
        asks_done=action is not None,
        initial={
            "on": today(actor), "done": "yes", "funding": usual_funding(actor),
            "action": str(action.pk) if action else "" if planned else NOT_PLANNED,
            "service": (action.service_id or "") if action else "",
            "provider": str(action.institution_id or "") if action else "",
        },
    )  # fmt: skip
    if form.is_valid():
        actions.deliver(case, form.given(), by=actor)
        return _back_to_today(request, _("The service was written down."))
    return page(
        request, case, form, heading=_("A service was given"), act=_("Save"),
        template="plan/service.html", action=action,
    )  # fmt: skip


def _as_last_time(case: Case, actor: Actor) -> dict[str, object]:
    """By the way we met last time, today, and the next by the page of phases."""
    return {
        "mode": met_last_time(case, actor) or "contact-mode/phone",
        "reached": "yes",
        "on": today(actor),
        "next_on": next_meeting(case, today(actor), actor),
    }


def _back_to_today(request: HttpRequest, sentence: str) -> HttpResponse:
    say(request, sentence)
    return redirect(way_back(request, otherwise=reverse("desk:today")))
