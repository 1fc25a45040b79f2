"""What the coordinator, or the unit itself, plans: the next area; the agreement with the police."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearth.areas.outreach import actions
from hearth.areas.outreach.forms import AgreementForm, AreaForm
from hearth.areas.outreach.queries.directorates import directorates_of
from hearth.areas.outreach.views import PLANNING
from hearth.areas.outreach.views.steps import back_to_unit, page, unit_or_404
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.guards import guards


@require_http_methods(["GET", "POST"])
@guards.staff(*PLANNING)
def area(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    """Where next. A visit to such a place there answers it by itself."""
    unit = unit_or_404(actor, key)
    on = timezone.localdate(actor.at)
    form = AreaForm(request.POST or None, on=on, qark=unit.qark)
    if form.is_valid():
        actions.plan_area(form.area(), unit=unit, by=actor)
        return back_to_unit(request, unit, _("The area is planned."))
    return page(
        request, unit, form, heading=_("Plan an area"), act=_("Plan"),
        lede=_("A kind of place in a municipality, and by when somebody should have been there."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.staff(Role.COORDINATOR)
def agreement(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    """A new term of the agreement. The earlier ones stay readable."""
    unit = unit_or_404(actor, key)
    known = directorates_of(unit, actor)
    form = AgreementForm(request.POST or None, directorates=[(k, o.name) for k, o in known.items()])
    if form.is_valid():
        said = form.cleaned_data
        actions.sign_agreement(
            unit,
            known[said["directorate"]],
            since=said["since"],
            until=said["until"],
            source=said["source"],
            by=actor,
        )
        return back_to_unit(request, unit, _("The agreement was written down."))
    return page(
        request, unit, form, heading=_("Cooperation agreement"), act=_("Save"),
        lede=_("The unit’s work with the police of its region rests on it."),
    )  # fmt: skip
