"""The slot: envelopes in, states out. A phone's token is enough to knock, and opens nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.drafts.actions import NoDrawer
from hearth.foundation.guards import guards
from hearth.front.field import actions
from hearth.front.field.models import Envelope, Phone
from hearth.front.field.queries.states import state_of, states_of
from hearth.front.field.sealed import LONGEST, NotAnEnvelope, arrived
from hearth.front.field.token import knock

Slot = Callable[[HttpRequest, Phone, Actor], HttpResponse]


def phone(slot: Slot) -> Callable[[HttpRequest], HttpResponse]:
    """Only a phone we know may use the slot; one that was revoked is told to wipe itself.

    No cookie of a session is looked at, so there is nothing another site could misuse.
    """

    @wraps(slot)
    def guarded(request: HttpRequest) -> HttpResponse:
        knocked = knock(request)
        if knocked is None:
            return _refusal("unknown-phone", status=403)
        try:
            answer = slot(request, knocked.phone, knocked.actor)
        except NoDrawer:
            return _refusal("no-post", status=403)
        except NotAnEnvelope:
            return _refusal("not-an-envelope", status=400)
        except actions.NotTheirs:
            return _refusal("not-theirs", status=409)
        return _wipe(knocked.phone, knocked.actor) if knocked.phone.revoked_at else answer

    return never_cache(csrf_exempt(guarded))


@require_POST
@guards.anyone
@phone
def envelopes(request: HttpRequest, phone: Phone, actor: Actor) -> HttpResponse:
    """Keep it, commit, then do what it asks for. The answer says what became of it."""
    kept = actions.receive(arrived(said(request)), phone, by=actor)
    if phone.revoked_at is None:
        actions.handle_waiting(phone, by=actor)
    else:
        actions.hear_reading(kept.pk, phone, by=actor)
    with acting(actor):
        return JsonResponse(state_of(Envelope.objects.visible_to(actor).get(pk=kept.pk)))


@require_POST
@guards.anyone
@phone
def states(request: HttpRequest, phone: Phone, actor: Actor) -> HttpResponse:
    """What became of these envelopes."""
    ids = _ids(said(request).get("ids"))
    actions.hear_of(phone, by=actor)
    with acting(actor):
        return JsonResponse({"states": states_of(ids, actor)})


def said(request: HttpRequest) -> dict[str, Any]:
    """What the phone posted."""
    if int(request.headers.get("Content-Length") or 0) > 2 * LONGEST:
        raise NotAnEnvelope
    try:
        words = json.loads(request.body)
    except ValueError as error:
        raise NotAnEnvelope from error
    if not isinstance(words, dict):
        raise NotAnEnvelope
    return words


def _ids(said: object) -> list[UUID]:
    try:
        return [UUID(str(each)) for each in said] if isinstance(said, list) else []
    except ValueError as error:
        raise NotAnEnvelope from error


def _wipe(phone: Phone, actor: Actor) -> HttpResponse:
    actions.wiped(phone, by=actor)
    return _refusal("wipe", status=410)


def _refusal(code: str, *, status: int) -> HttpResponse:
    return JsonResponse({"refused": code}, status=status)
