"""Care for those who listen: one's own page, and the supervisor's."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearth.areas.counselling import actions, queries
from hearth.areas.counselling.forms import CheckInForm, SupervisorForm, TalkForm
from hearth.areas.counselling.models import CareFile
from hearth.areas.counselling.rules import HEAVY
from hearth.casework.cases.views.steps import sent, today
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.design.said import say
from hearth.foundation.drafts.actions import discard
from hearth.foundation.drafts.restored import put_back
from hearth.foundation.guards import guards
from hearth.foundation.guards.failures import wrong_role

LISTENERS = (
    Role.OUTREACH_WORKER,
    Role.COORDINATOR,
    Role.CASE_MANAGER,
    Role.SHELTER_MANAGER,
    Role.PSYCHOLOGIST,
    Role.LAWYER,
    Role.MENS_PROGRAMME_WORKER,
    Role.PARTNER_CONTACT_WORKER,
    Role.CHILD_PROTECTION_WORKER,
    Role.SOCIAL_SERVICE_OFFICER,
    Role.HOTLINE_OPERATOR,
)
CHECK_IN, TALK = "care-check-in", "care-talk"


@require_GET
@guards.staff(*LISTENERS)
def care(request: HttpRequest, actor: Actor) -> HttpResponse:
    """One's own page: how heavy it is, who supervises, what was agreed."""
    return _page(request, actor)


@require_POST
@guards.staff(*LISTENERS)
def check_ins(request: HttpRequest, actor: Actor) -> HttpResponse:
    form = CheckInForm(request.POST, today=today(actor))
    if not form.is_valid():
        return _page(request, actor, check_in=form)
    said = form.cleaned_data
    load = int(said["load"])
    actions.check_in(load, wishes=tuple(said["wishes"]), words=said["words"], by=actor)
    discard(CHECK_IN, by=actor)
    if load >= HEAVY:
        say(request, _("Kept. Speak with your supervisor this week; you need not carry it alone."))
    else:
        say(request, _("Kept. Only you and the supervisor you chose can read it."))
    return redirect("counselling:care")


@require_POST
@guards.staff(*LISTENERS)
def supervisor(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Chosen by the colleague, and changed whenever they like."""
    people = queries.may_supervise(actor)
    form = SupervisorForm(request.POST, today=today(actor), people=people)
    if not form.is_valid():
        return _page(request, actor, chosen=form)
    key = form.cleaned_data["supervisor"]
    chosen = next((one for one in people if str(one.pk) == key), None)
    actions.choose_supervisor(chosen, by=actor)
    say(request, _("Changed. Whoever was there before reads it no more."))
    return redirect("counselling:care")


@require_GET
@guards.staff(*queries.SUPERVISORS)
def supervised(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Those who chose the reader, the heaviest first."""
    words = {"lines": queries.supervised_by(actor), "now": actor.at}
    return render(request, "counselling/supervised.html", words)


@require_http_methods(["GET", "POST"])
@guards.opens(CareFile)
def care_file(request: HttpRequest, actor: Actor, file: CareFile) -> HttpResponse:
    """A colleague's care file, for the supervisor they chose."""
    if file.user_id == actor.user.pk:
        return redirect("counselling:care")
    form = TalkForm(sent(request), today=today(actor), initial={"on": today(actor), "minutes": 60})
    if form.is_valid():
        try:
            actions.supervise(file, form.talk(), by=actor)
        except actions.NotTheirCare:
            return wrong_role(request)
        discard(TALK, subject=file.pk, by=actor)
        say(request, _("The talk was written down. Your colleague reads it too."))
        return redirect("counselling:care-file", pk=file.pk)
    words = {
        "care": queries.care_of(file, actor),
        "form": form,
        "whose": file.user,
        "typed": put_back(form, TALK, actor, subject=file.pk),
    }
    status = 422 if form.is_bound else 200
    return render(request, "counselling/care_file.html", words, status=status)


def _page(
    request: HttpRequest,
    actor: Actor,
    *,
    check_in: CheckInForm | None = None,
    chosen: SupervisorForm | None = None,
) -> HttpResponse:
    file = queries.care_file_of(actor)
    care = queries.care_of(file, actor) if file else None
    now = str(care.supervisor.pk) if care and care.supervisor else ""
    heavy = check_in or CheckInForm(today=today(actor))
    words = {
        "care": care,
        "check_in": heavy,
        "typed": put_back(heavy, CHECK_IN, actor),
        "chosen": chosen
        or SupervisorForm(
            today=today(actor),
            people=queries.may_supervise(actor),
            initial={"supervisor": now},
        ),
        "supervises": bool(actor.roles & set(queries.SUPERVISORS)),
    }
    status = 422 if check_in or chosen else 200
    return render(request, "counselling/care.html", words, status=status)
