"""The five sheets a mobile unit fills in, drawn from one source of questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.forms import MultipleChoiceField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearth.areas.outreach import actions
from hearth.areas.outreach.forms import SheetForm
from hearth.areas.outreach.queries.units import colleagues_of, now_out
from hearth.areas.outreach.questions import SHEETS, SheetKind
from hearth.areas.outreach.views import OUTSIDE
from hearth.foundation.access.actor import Actor
from hearth.foundation.design.dates import local
from hearth.foundation.design.said import say
from hearth.foundation.drafts.actions import discard
from hearth.foundation.drafts.queries import draft_of
from hearth.foundation.guards import guards
from hearth.foundation.guards.failures import wrong_role


@require_http_methods(["GET", "POST"])
@guards.staff(*OUTSIDE)
def shift(request: HttpRequest, actor: Actor) -> HttpResponse:
    return _sheet(request, actor, SheetKind.SHIFT)


@require_http_methods(["GET", "POST"])
@guards.staff(*OUTSIDE)
def shift_end(request: HttpRequest, actor: Actor) -> HttpResponse:
    return _sheet(request, actor, SheetKind.SHIFT_END)


@require_http_methods(["GET", "POST"])
@guards.staff(*OUTSIDE)
def visit(request: HttpRequest, actor: Actor) -> HttpResponse:
    return _sheet(request, actor, SheetKind.VISIT)


@require_http_methods(["GET", "POST"])
@guards.staff(*OUTSIDE)
def contact(request: HttpRequest, actor: Actor) -> HttpResponse:
    return _sheet(request, actor, SheetKind.CONTACT)


@require_http_methods(["GET", "POST"])
@guards.staff(*OUTSIDE)
def session_sheet(request: HttpRequest, actor: Actor) -> HttpResponse:
    return _sheet(request, actor, SheetKind.SESSION)


def _sheet(request: HttpRequest, actor: Actor, kind: SheetKind) -> HttpResponse:
    """Draw it, or write down what was answered. Sent twice, it is written once."""
    try:
        actions.field_unit(actor)
    except actions.NotInAMobileUnit:
        return wrong_role(request)
    form = _form(actor, kind, request.POST if request.method == "POST" else None)
    draft = None if form.is_bound else draft_of(actor, _draft(kind))
    if form.is_valid():
        try:
            actions.write_down(form.entry, by=actor)
        except actions.NoShift:
            form.add_error(
                None, _("Nobody of you two said that you went out. Begin a shift first.")
            )
        except actions.IdTaken:
            form.add_error(None, _("This form was sent before by a colleague. Open a new one."))
        else:
            discard(_draft(kind), by=actor)
            say(request, _said(kind))
            return redirect("outreach:overview")
    if not form.is_bound:
        _begin(form, actor, kind, draft.content if draft else {})
    words = {
        "form": form,
        "sheet": form.sheet,
        "draft": _draft(kind),
        "saved_at": draft.saved_at if draft else None,
    }
    return render(request, "outreach/sheet.html", words, status=422 if form.errors else 200)


def _form(actor: Actor, kind: SheetKind, data: Mapping[str, Any] | None) -> SheetForm:
    unit = actions.field_unit(actor)
    return SheetForm(
        data,
        sheet=SHEETS[kind],
        on=timezone.localdate(actor.at),
        qark=unit.qark,
        colleagues=_colleagues(actor, kind),
    )


def _colleagues(actor: Actor, kind: SheetKind) -> list[tuple[str, str]]:
    if kind is not SheetKind.SHIFT:
        return []
    unit = actions.field_unit(actor)
    return [(str(user.pk), user.full_name) for user in colleagues_of(unit, actor)]


def _begin(form: SheetForm, actor: Actor, kind: SheetKind, kept: Mapping[str, Any]) -> None:
    """What was typed and not sent; else the hour it is, and the town one said one is in."""
    mine = [out for out in now_out(actor) if out.unit.pk in actor.unit_ids]
    town = str(mine[0].shift.municipality_id) if mine else ""
    other = form.colleagues[0][0] if len(form.colleagues) == 1 else ""
    form.start_with({"happened_at": local(actor.at)}, municipality=town, colleague=other)
    for name, values in kept.items():
        if name in form.fields and values:
            several = isinstance(form.fields[name], MultipleChoiceField)
            form.initial[name] = values if several else values[-1]


def _draft(kind: SheetKind) -> str:
    return f"outreach-{kind.value}"


def _said(kind: SheetKind) -> str:
    return {
        SheetKind.SHIFT: _("Written down. Say when you are back."),
        SheetKind.SHIFT_END: _("Good that you are back."),
        SheetKind.VISIT: _("The visit was written down."),
        SheetKind.CONTACT: _("The contact was written down."),
        SheetKind.SESSION: _("The session was written down."),
    }[kind]
