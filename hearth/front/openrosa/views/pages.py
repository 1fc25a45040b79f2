"""For coordinators and workers: telephones, what came in from them, what waits to be mended."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearth.areas.outreach.actions import NotInAMobileUnit, field_unit
from hearth.casework.cases.views.steps import sent, today
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.design.said import say
from hearth.foundation.guards import guards
from hearth.foundation.guards.failures import wrong_role
from hearth.foundation.vault.form_keys import NotOurs
from hearth.front.openrosa import actions
from hearth.front.openrosa.actions.handle import version_of
from hearth.front.openrosa.actions.mend import NothingToMend, NotTheirs
from hearth.front.openrosa.deeds import WHOLE, Faults
from hearth.front.openrosa.forms import DeviceForm, MendForm
from hearth.front.openrosa.models import Arrival
from hearth.front.openrosa.opening import answers_in
from hearth.front.openrosa.queries import (
    arrivals_of,
    colleagues,
    devices_of,
    waiting_to_be_mended,
)
from hearth.front.openrosa.submission import NoInstance, NotXml, answers_of
from hearth.front.openrosa.token import collect_settings, server_of, square
from hearth.front.openrosa.words import sentence_of

KEEPERS = (Role.COORDINATOR, Role.ADMINISTRATOR)
OUTSIDE = (Role.OUTREACH_WORKER, *KEEPERS)
READERS = (Role.OUTREACH_WORKER, Role.COORDINATOR)


@require_http_methods(["GET", "POST"])
@guards.staff(*OUTSIDE)
def devices(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every telephone; letting one in shows its code, once."""
    keeper = bool(actor.roles & set(KEEPERS))
    people = colleagues(actor) if keeper else []
    form = DeviceForm(sent(request), colleagues=people) if keeper else None
    if request.method == "POST" and form is None:
        return wrong_role(request)
    if form is not None and form.is_valid():
        worker = next(one for one in people if one.pk == form.worker_id)
        device = actions.issue(worker, by=actor)
        code = collect_settings(device, server_of(request))
        words: dict[str, Any] = {"device": device, "square": square(code)}
        return render(request, "openrosa/code.html", words)
    words = {"form": form, "devices": devices_of(actor), "me": actor.user, "now": actor.at}
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "openrosa/devices.html", words, status=status)


@require_POST
@guards.staff(*OUTSIDE)
def revocation(request: HttpRequest, actor: Actor, device: UUID) -> HttpResponse:
    """Turn a telephone away from now on. One that is not yours is one that never was."""
    mine = next((one for one in devices_of(actor) if one.pk == device), None)
    if mine is None:
        raise Http404
    actions.revoke(mine, by=actor)
    say(request, _("The telephone was withdrawn. It cannot send any more."))
    return redirect("openrosa:devices")


@require_GET
@guards.staff(*READERS)
def arrivals(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What came in, and first what waits to be mended."""
    words = {
        "to_mend": waiting_to_be_mended(actor),
        "arrivals": arrivals_of(actor),
        "now": actor.at,
    }
    return render(request, "openrosa/arrivals.html", words)


@require_http_methods(["GET", "POST"])
@guards.opens(Arrival)
def arrival(request: HttpRequest, actor: Actor, row: Arrival) -> HttpResponse:
    """What a telephone sent and no deed could take: which answer, and why; and put right."""
    if row.state != Arrival.State.REFUSED:
        return _page(request, actor, row, None)
    try:
        submission = answers_in(row, actor)
        instrument = version_of(submission)
    except (NotOurs, NotXml, NoInstance, Faults):
        return _page(request, actor, row, None)
    form = MendForm(instrument, sent(request), today=today(actor))
    if not form.is_bound:
        form.show(answers_of(instrument.definition, submission.said))
        return _page(request, actor, row, form)
    if form.is_valid():
        try:
            actions.mend(row, instrument, form.said, by=actor)
        except Faults as found:
            form.say(found.codes)
        except (NotTheirs, NotInAMobileUnit):
            return wrong_role(request)
        except NothingToMend:
            return redirect("openrosa:arrivals")
        else:
            say(request, _("Put right, and written down."))
            return redirect("openrosa:arrivals")
    return _page(request, actor, row, form, status=422)


@require_POST
@guards.opens(Arrival)
def dropping(request: HttpRequest, actor: Actor, row: Arrival) -> HttpResponse:
    """Nothing is to be done with it; that it came stays written."""
    try:
        actions.drop(row, by=actor)
    except (NotTheirs, NotInAMobileUnit):
        return wrong_role(request)
    except NothingToMend:
        return redirect("openrosa:arrivals")
    say(request, _("Put aside. That it came stays written."))
    return redirect("openrosa:arrivals")


def _page(
    request: HttpRequest, actor: Actor, row: Arrival, form: MendForm | None, *, status: int = 200
) -> HttpResponse:
    title = form.instrument.title if form else row.form
    whole = [fault.partition(":")[2] for fault in row.faults if fault.startswith(f"{WHOLE}:")]
    named = [fault.partition(":") for fault in row.faults if not fault.startswith(f"{WHOLE}:")]
    words = {
        "arrival": row,
        "title": title,
        "form": form,
        "whole": [sentence_of(why) for why in whole],
        "answers": [form.label_of(name) if form else name for name, _colon, _why in named],
        "mends": _mends(actor, row),
        "now": actor.at,
    }
    return render(request, "openrosa/arrival.html", words, status=status)


def _mends(actor: Actor, row: Arrival) -> bool:
    try:
        return field_unit(actor).pk == row.unit_id and row.state == Arrival.State.REFUSED
    except NotInAMobileUnit:
        return False
