"""Trusting a phone and trusting it no more; putting a refused form right."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.design.said import say
from hearth.foundation.guards import guards
from hearth.front.field import actions
from hearth.front.field.deeds import FORMS
from hearth.front.field.faults import Faults
from hearth.front.field.models import Envelope
from hearth.front.field.queries import PhoneLine, all_phones, mine
from hearth.front.field.token import remember

OUTSIDE = (Role.OUTREACH_WORKER, Role.COORDINATOR)
KEEPERS = (Role.COORDINATOR, Role.ADMINISTRATOR)


@require_http_methods(["GET", "POST"])
@guards.staff(*OUTSIDE)
def phone(request: HttpRequest, actor: Actor) -> HttpResponse:
    """This very phone: register it, and see the others one has."""
    if request.method == "POST":
        registered = actions.register(by=actor)
        response = redirect("field:shell")
        response.headers["Location"] += f"#phone={registered.phone.pk}"
        remember(response, registered.token)
        return response
    return render(request, "field/phone.html", {"phones": mine(actor), "now": actor.at})


@require_GET
@guards.staff(*KEEPERS)
def phones(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every phone of the organisation: whose, last heard of when, what waits on our side."""
    words = {"phones": all_phones(actor), "now": actor.at}
    words["decides"] = Role.COORDINATOR in actor.roles
    return render(request, "field/phones.html", words)


@require_POST
@guards.staff(*OUTSIDE, *KEEPERS)
def revocation(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    """Lost or stolen: from its next contact on the phone is empty."""
    found = next((line.phone for line in within_reach(actor) if line.phone.pk == pk), None)
    if found is None:
        raise Http404
    actions.revoke(found, by=actor)
    say(request, _("The phone is not trusted any more. It empties itself at its next contact."))
    return redirect(their_page(actor))


def within_reach(actor: Actor) -> list[PhoneLine]:
    """The phones that are the actor's to look after: their own, and a keeper's all."""
    return [*mine(actor), *(all_phones(actor) if actor.roles & set(KEEPERS) else ())]


def their_page(actor: Actor) -> str:
    return "field:phones" if actor.roles & set(KEEPERS) else "field:phone"


@require_http_methods(["GET", "POST"])
@guards.opens(Envelope)
def envelope(request: HttpRequest, actor: Actor, envelope: Envelope) -> HttpResponse:
    """A refused form, as its writer filled it in, with what is missing; here it is put right."""
    if envelope.state != Envelope.State.REFUSED or envelope.form not in FORMS:
        return render(request, "field/ended.html", {"envelope": envelope})
    answers = actions.answers_of(envelope)
    if request.method == "POST":
        answers = dict(request.POST.lists())
        try:
            actions.mend(envelope, answers, by=actor)
        except Faults:
            pass
        else:
            say(request, _("The form was put right and has arrived."))
            return redirect("field:envelope", pk=envelope.pk)
    form = FORMS[envelope.form](answers, envelope, by=actor)
    words: dict[str, Any] = {"form": form, "envelope": envelope}
    status = 422 if request.method == "POST" else 200
    return render(request, "field/mend.html", words, status=status)
