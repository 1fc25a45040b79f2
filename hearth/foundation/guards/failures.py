"""What a person is told when a door stays shut or the house cannot answer. Always the next step."""

from __future__ import annotations

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from hearth.foundation.vault.providers.provider import Sealed


def wrong_role(request: HttpRequest) -> HttpResponse:
    """Signed in, but this is not part of the person's work."""
    return render(request, "403.html", status=403)


def form_went_stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open too long, or in two windows: what was typed is in the draft."""
    return render(request, "403_stale.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same page, the same words, whether it is hidden or was never there."""
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Django asks here while the error is still at hand: a database or a vault may come back."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError | Sealed):
        return records_away()
    return render(request, "500.html", status=500)


def records_away() -> HttpResponse:
    """Nothing was saved, and we say so. The browser keeps what was typed."""
    page = render_to_string("503.html", {"language": "sq"})
    return HttpResponse(page, status=503, headers={"Retry-After": "5"})
