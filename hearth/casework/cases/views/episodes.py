"""How the next episode begins, and how each agency first met the person."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearth.casework.cases import actions
from hearth.casework.cases.forms import FirstContactForm, ReopeningForm
from hearth.casework.cases.models import Case
from hearth.casework.cases.queries.identity import relative_without_case
from hearth.casework.cases.views.steps import back_to_file, insist_on, page, sent, theirs, today
from hearth.casework.people.queries.standing import insist_on_knowing
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.accounts.models import Unit
from hearth.foundation.guards import guards


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def episodes(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """She came back. The closed case stays as it is; the new one has a number of its own."""
    insist_on(Compartment.OPEN, case, actor)
    form = ReopeningForm(sent(request), units=_units(actor), on=today(actor))
    if form.is_valid():
        met = form.meeting()
        try:
            opened = actions.reopen(
                case, because=form.cleaned_data["because"], how=met.how, source=met.source,
                from_unit=met.from_unit, on=met.on, by=actor,
            )  # fmt: skip
        except actions.StillOpen:
            form.add_error(None, _("The person has an open case. Work goes on there."))
        else:
            return back_to_file(request, opened, _("A new episode has begun."))
    return page(request, case, form, heading=_("A new episode"), act=_("Open a new episode"))


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def first_contact(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """Whoever may know of the case: the police open no services, and their three facts count."""
    insist_on_knowing(case.dossier_id, by=actor)
    form = FirstContactForm(sent(request), units=_units(actor), on=today(actor))
    if form.is_valid():
        met = form.meeting()
        try:
            actions.note_first_contact(
                case, how=met.how, source=met.source, from_unit=met.from_unit, on=met.on, by=actor
            )
        except actions.MetBefore:
            form.add_error(None, _("Your unit’s first contact is written down already."))
        else:
            return back_to_file(request, case, _("The first contact was written down."))
    return page(
        request, case, form, heading=_("Our first contact with the person"), act=_("Save"),
        lede=_("Every agency says for itself how it met the person. Honest figures rest on this."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def relative_case(request: HttpRequest, actor: Actor, case: Case, relative: UUID) -> HttpResponse:
    """A child of hers who has a file and no case yet gets one."""
    insist_on(Compartment.IDENTITY, case, actor)
    person = relative_without_case(case, relative, actor)
    if person is None:
        raise Http404
    form = FirstContactForm(sent(request), units=_units(actor), on=today(actor))
    if form.is_valid():
        met = form.meeting()
        opened = actions.open_case_of(
            person, how=met.how, source=met.source, from_unit=met.from_unit, on=met.on, by=actor
        )
        return back_to_file(request, opened, _("The relative has a case now."))
    return page(
        request, case, form, heading=_("A case for the relative"), act=_("Open their case"),
        lede=_("It has a number, a team and consents of its own. This file opens nothing there."),
    )  # fmt: skip


def _units(actor: Actor) -> list[Unit]:
    return list(Unit.objects.working(actor.at).order_by("sq"))
