"""What every page knows without being told: its language, its light, its doors."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from hearth.foundation.design.language import language_of, theme_of
from hearth.foundation.design.said import said


def design(request: HttpRequest) -> dict[str, Any]:
    """The context processor of the base template."""
    return {
        "demo": settings.DEMO,
        "language": language_of(request),
        "theme": theme_of(request),
        "events": SimpleLazyObject(lambda: events_address(request)),
        "idle": int(settings.SESSION_IDLE.total_seconds()),
        "doors": getattr(request, "doors", None),
        "said": said(request),
    }


def events_address(request: HttpRequest) -> str:
    """Where the browser listens: as configured, else this host's next port.

    The host is the one the person typed: a cookie of 127.0.0.1 does not travel to localhost.
    """
    if settings.EVENTS_URL:
        return str(settings.EVENTS_URL).rstrip("/")
    host = urlsplit(f"//{request.get_host()}").hostname or "127.0.0.1"
    shown = f"[{host}]" if ":" in host else host
    return f"{request.scheme}://{shown}:{settings.PLACE.events_port}"
