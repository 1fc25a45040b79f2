"""The page on which a closed file is opened, for some hours and before everybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearth.casework.cases import actions
from hearth.casework.cases.forms import EmergencyForm
from hearth.casework.cases.queries.emergency import may_open_in_emergency
from hearth.casework.cases.views.steps import back_to_file, sent, today
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.policy import access_policy
from hearth.foundation.audit.actions import record
from hearth.foundation.design.dates import at_hour
from hearth.foundation.guards import guards
from hearth.foundation.guards.failures import wrong_role


@require_http_methods(["GET", "POST"])
@guards.staff()
def emergency(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Only for the roles of the access page. A wrong number is on record too."""
    if not may_open_in_emergency(actor):
        return wrong_role(request)
    form = EmergencyForm(sent(request), on=today(actor))
    if form.is_valid():
        said = form.cleaned_data
        try:
            opening = actions.open_in_emergency(
                said["number"], reason=said["reason"], words=said["words"], by=actor
            )
        except actions.OpenAnyway as known:
            return back_to_file(request, known.case, _("This file is open to you as it is."))
        except actions.NoSuchFile:
            record("access.refused", None, by=actor, what="cases.case")
            form.add_error("number", _("There is no file with this number that may be opened."))
        else:
            sentence = _("Open to you until %(hour)s. The unit that has the file was told.")
            return back_to_file(request, opening.case, sentence % {"hour": at_hour(opening.until)})
    policy = access_policy().emergency
    words = {"form": form, "hours": policy.lasts, "verified": policy.verified}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "cases/emergency.html", words, status=status)
