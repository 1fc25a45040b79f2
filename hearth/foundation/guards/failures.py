"""What a person is told when a door stays shut or the house cannot answer. Always the next step."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


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
    return render(request, "500.html", status=500)
