"""The safety step: a page that says what to do, in plain words, and keeps what was done."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearth.areas.counselling import actions
from hearth.areas.counselling.forms import SafetyForm
from hearth.areas.counselling.rules import Urgency, urgency
from hearth.areas.counselling.views.sessions import PART
from hearth.casework.cases.models import Case
from hearth.casework.cases.views.steps import back_to_file, insist_on, page, sent, theirs, today
from hearth.casework.instruments.models import HealthAnswers
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.drafts.actions import discard
from hearth.foundation.drafts.restored import put_back
from hearth.foundation.guards import guards

TEMPLATE = "counselling/safety.html"
STEP = "suicide-safety"


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def safety(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """Opened by hand: it was said, not written on a sheet."""
    return _step(request, actor, case, None)


@require_http_methods(["GET", "POST"])
@guards.opens(HealthAnswers)
@theirs
def safety_of(request: HttpRequest, actor: Actor, answers: HealthAnswers) -> HttpResponse:
    """Opened by an answer; the guard has written down that it was opened."""
    return _step(request, actor, answers.case, answers)


def _step(
    request: HttpRequest, actor: Actor, case: Case, answers: HealthAnswers | None
) -> HttpResponse:
    insist_on(Compartment.HEALTH, case, actor)
    form = SafetyForm(sent(request), today=today(actor))
    if form.is_valid():
        safety = form.safety()
        actions.take_safety_step(case, safety, answers=answers, by=actor)
        discard(STEP, subject=case.pk, by=actor)
        return back_to_file(request, case, _said(urgency(safety.asked)), part=PART)
    return page(
        request, case, form, template=TEMPLATE, heading=_("Safety, now"), act=_("Write it down"),
        answers=answers, typed=put_back(form, STEP, actor, subject=case.pk),
    )  # fmt: skip


def _said(how: Urgency) -> str:
    match how:
        case Urgency.STAY:
            return _("Written down. Do not leave the person. Call 127 if nobody comes at once.")
        case Urgency.TODAY:
            return _("Written down. A specialist sees the person today; Today reminds you.")
    return _("Written down. Speak with the person again tomorrow; Today reminds you.")
