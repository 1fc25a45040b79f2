"""Envelopes that nobody could handle: why, and what becomes of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.audit.actions import record
from hearth.foundation.design.said import say
from hearth.foundation.guards import guards
from hearth.front.field import actions
from hearth.front.field.aside import REASONS, AsideForm
from hearth.front.field.models import Envelope
from hearth.front.field.queries import HeldLine, held, held_one

DECIDING = (Role.COORDINATOR,)


@require_GET
@guards.staff(*DECIDING)
def envelopes(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Whose, since when, and why. Never what is in them."""
    lines = held(actor)
    record("field.listed", None, by=actor, count=len(lines))
    return render(request, "field/held.html", _words(lines, actor))


@require_POST
@guards.staff(*DECIDING)
def release(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    """Try it again, in its writer's name."""
    envelope = _found(pk, actor)
    try:
        state = actions.try_again(envelope, envelope.phone, by=actor)
    except actions.AlreadyDecided:
        say(request, _("Somebody was quicker: nothing more is to be done here."))
        return redirect("field:held")
    if state == Envelope.State.HANDLED:
        say(request, _("It was dealt with, as its writer had filled it in."))
    else:
        say(request, _("It still does not go through. It is kept; its writer puts it right."))
    return redirect("field:held")


@require_POST
@guards.staff(*DECIDING)
def setting_aside(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    """Nothing is to be done with it, and why. It is kept as it came."""
    envelope, form = _found(pk, actor), AsideForm(request.POST)
    if not form.is_valid():
        words = _words(held(actor), actor, asked=(pk, form))
        return render(request, "field/held.html", words, status=422)
    try:
        actions.set_aside(envelope, form.reason(), by=actor)
    except actions.AlreadyDecided:
        say(request, _("Somebody was quicker: nothing more is to be done here."))
    else:
        say(request, _("Set aside. It is kept as it came, and can be tried again."))
    return redirect("field:held")


def _words(
    lines: list[HeldLine], actor: Actor, asked: tuple[UUID, AsideForm] | None = None
) -> dict[str, Any]:
    """Each line with a form of its own; the one that was sent without a reason asks again."""
    wrong = dict([asked]) if asked else {}
    drawn = [
        (line, _why(line), wrong.get(line.pk) or AsideForm(auto_id=f"{line.pk}-%s"))
        for line in lines
    ]
    waiting = [one for one in drawn if one[0].state != Envelope.State.ASIDE]
    aside = [one for one in drawn if one[0].state == Envelope.State.ASIDE]
    return {"waiting": waiting, "aside": aside, "now": actor.at}


def _why(line: HeldLine) -> str:
    """What stands in the way, and what would help."""
    why = {
        "revoked": _(
            "The phone was not trusted any more when this came. Ask its owner whether they sealed "
            "it; then try it, or set it aside."
        ),
        "stuck": _(
            "It arrived more than an hour ago and was not dealt with. If its writer has left, give "
            "the post back for a day, and try again."
        ),
        "unreadable": _(
            "It does not open: it is damaged, or sealed to a key that is gone. Ask its writer to "
            "fill it in again."
        ),
        "trouble": _(
            "Something of ours broke, five times. Tell the administrator, then try again."
        ),
        "missing": _(
            "An answer is missing, and for three days its writer has not put it right. Telephone "
            "them."
        ),
        "unknown-form": _("This form is not known any more. Ask its writer to fill it in again."),
    }
    return str(why.get(line.why) or REASONS.get(Envelope.Reason(line.why), ""))


def _found(pk: UUID, actor: Actor) -> Envelope:
    envelope = held_one(pk, actor)
    if envelope is None:
        raise Http404
    return envelope
