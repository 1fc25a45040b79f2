"""The reflection period, and charges against her."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hearth.areas.identification import actions
from hearth.areas.identification.forms import ChargeForm, MoveForm, PeriodForm
from hearth.areas.identification.models import NonPunishment, NonPunishmentStep
from hearth.areas.identification.policy import reflection_limit
from hearth.areas.identification.queries import reflection_of
from hearth.areas.identification.views.steps import look_again, written_meanwhile
from hearth.casework.cases.models import Case
from hearth.casework.cases.views.steps import back_to_file, insist_on, page, sent, theirs, today
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.guards import guards


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def reflection(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """Its dates, from the policy page unless a decision says otherwise. Versions are kept."""
    insist_on(Compartment.SERVICES, case, actor)
    now, limit = reflection_of(case, actor), reflection_limit()
    rule = ngettext(
        "Empty: %(count)d month, as the policy page says.",
        "Empty: %(count)d months, as the policy page says.",
        limit.months,
    ) % {"count": limit.months}
    form = PeriodForm(
        sent(request),
        today=today(actor),
        rule=rule,
        initial={
            "seen": now.row.version if now else 0,
            "begins_on": now.row.begins_on if now else today(actor),
            "permit": now.row.permit_id if now else "permit-outcome/not-needed",
        },
    )
    if form.is_valid():
        try:
            actions.begin_reflection(case, form.period(), seen=form.cleaned_data["seen"], by=actor)
        except actions.WrittenMeanwhile:
            newest = reflection_of(case, actor)
            look_again(form, written_meanwhile(), seen=newest.row.version if newest else 0)
        else:
            return back_to_file(request, case, _("The dates were written down."), part="reflection")
    return page(
        request, case, form, heading=_("Reflection and recovery period"), act=_("Save"),
        lede=_(
            "Time to recover and to think: no expulsion, no pressure, and no duty to speak with "
            "the police."
        ),
        template="identification/reflection.html", limit=limit,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def charges(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """A charge for what trafficking made her do. Only the legal drawer shows it."""
    insist_on(Compartment.LEGAL, case, actor)
    form = ChargeForm(
        sent(request),
        today=today(actor),
        initial={"state": "non-punishment-request/to-request"},
    )
    if form.is_valid():
        actions.note_charge(case, form.charged(), by=actor)
        return back_to_file(request, case, _("The charge was written down."), part="non-punishment")
    return page(
        request, case, form, heading=_("A charge against the person"), act=_("Save"),
        lede=_(
            "Nobody is punished for what trafficking made them do (Criminal Code, art. 52/a). "
            "Write the charge down, and how the request stands."
        ),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(NonPunishment)
@theirs
def request_state(request: HttpRequest, actor: Actor, charge: NonPunishment) -> HttpResponse:
    """The request was made, granted, refused."""
    steps = NonPunishmentStep.objects.visible_to(actor).filter(charge=charge).in_order()
    form = MoveForm(
        sent(request),
        today=today(actor),
        initial={"seen": steps.count(), "on": today(actor)},
    )
    if form.is_valid():
        try:
            actions.move_request(charge, form.moved(), seen=form.cleaned_data["seen"], by=actor)
        except actions.WrittenMeanwhile:
            look_again(form, written_meanwhile(), seen=steps.count())
        else:
            return back_to_file(request, charge.case, _("Written down."), part="non-punishment")
    return page(request, charge.case, form, heading=_("How the request stands"), act=_("Save"))
