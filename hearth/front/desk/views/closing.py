"""How an episode ends, and what becomes of the referrals that still run."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearth.casework.cases.actions import CannotClose
from hearth.casework.cases.actions.standing import insist_on_deciding
from hearth.casework.cases.models import Case
from hearth.casework.cases.rules import Obstacle
from hearth.casework.cases.views.steps import back_to_file, page, sent, theirs, today
from hearth.casework.referrals.actions import close_with_referrals
from hearth.casework.referrals.queries import running_of_case
from hearth.foundation.access.actor import Actor
from hearth.foundation.guards import guards
from hearth.front.desk.forms import ClosingWithReferralsForm


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def closing(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """Why, whether she may be asked later, and which referrals are not needed any more."""
    insist_on_deciding(case, by=actor)
    running = running_of_case(case, actor)
    form = ClosingWithReferralsForm(sent(request), on=today(actor), running=running)
    if form.is_valid() and _closed(form, case, actor):
        return back_to_file(request, case, _("The case is closed."), part="team")
    words: dict[str, Any] = {"running": running, "now": actor.at}
    return page(
        request, case, form, heading=_("Close the case"), act=_("Close the case"),
        lede=_(
            "The team’s access ends, but for the one who leads. Tasks that wait are dropped. "
            "If the person comes back, a new episode begins on the same file."
        ),
        template="desk/closing.html", **words,
    )  # fmt: skip


def _closed(form: ClosingWithReferralsForm, case: Case, actor: Actor) -> bool:
    end = form.ending()
    try:
        close_with_referrals(
            case, reason=end.reason, may_be_contacted=end.may_be_contacted,
            taking_back=form.taken_back(), by=actor,
        )  # fmt: skip
    except CannotClose as stands:
        for obstacle in stands.obstacles:
            _refuse(form, obstacle)
    return not form.errors


def _refuse(form: forms.Form, obstacle: Obstacle) -> None:
    sentence = _("The case is closed already.")
    if obstacle is Obstacle.DANGER_WAITS:
        sentence = _("A task waits on which somebody’s safety hangs. Do it or drop it first.")
    form.add_error(None, sentence)
