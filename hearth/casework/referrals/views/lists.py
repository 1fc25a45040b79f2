"""Referrals to us and by us, danger first. The page updates itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearth.casework.referrals import queries
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.guards import guards

MOST = 25  # lines of a list, unless all are asked for
ENDED = 10
WHOLE = 500


@require_GET
@guards.staff()
def referrals(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What waits for us, what we wait for, and what has ended."""
    whole = "whole" in request.GET
    most = WHOLE if whole else MOST
    to_us, by_us = queries.to_us(actor, most=most + 1), queries.by_us(actor, most=most + 1)
    record("referrals.listed", None, by=actor, count=len(to_us) + len(by_us))
    words = {
        "to_us": to_us,
        "by_us": by_us,
        "whole": whole,
        "most": most,
        "shown": f":{most}",
        "now": actor.at,
    }
    if getattr(request, "htmx", False):
        return render(request, "referrals/list.html#lists", words)
    words |= {"over": queries.ended(actor, most=(WHOLE if whole else ENDED) + 1)}
    words |= {"ended": WHOLE if whole else ENDED}
    return render(request, "referrals/list.html", words)
