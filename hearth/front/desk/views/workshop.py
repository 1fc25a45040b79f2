"""For those who keep the house: the letters that went out, and every component on one page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearth.foundation.access.actor import Actor
from hearth.foundation.design.gallery import gallery
from hearth.foundation.guards import guards
from hearth.foundation.messaging.queries import outbox as letters_of


@require_GET
@guards.staff()
def outbox(request: HttpRequest, actor: Actor) -> HttpResponse:
    """An administrator sees every letter, anybody else their own. No letter says anything."""
    words = {"letters": letters_of(actor), "now": actor.at}
    return render(request, "messaging/outbox.html", words)


@require_GET
@guards.staff()
def components(request: HttpRequest, actor: Actor) -> HttpResponse:
    return render(request, "design/components.html", gallery(actor.at))
