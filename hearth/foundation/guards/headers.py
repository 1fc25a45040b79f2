"""Headers every answer carries; and one plain page when the database is away."""

from __future__ import annotations

from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

Answer = Callable[[HttpRequest], HttpResponse]

FIXED = {
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def headers(get_response: Answer) -> Answer:
    """Outermost of our own: sees every answer, errors included."""

    def answer(request: HttpRequest) -> HttpResponse:
        try:
            response = get_response(request)
        except (OperationalError, InterfaceError):
            response = database_away(request)
        for name, value in FIXED.items():
            response.headers.setdefault(name, value)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        return response

    return answer


def database_away(request: HttpRequest) -> HttpResponse:
    """Nothing was saved, and we say so. The browser keeps what was typed."""
    page = render_to_string("503.html", {"language": "sq"})
    return HttpResponse(page, status=503, headers={"Retry-After": "5"})


