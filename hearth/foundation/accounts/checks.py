"""What must be true of a Hearth before its doors open."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

LOOPBACK = {"127.0.0.1", "localhost", "[::1]", "::1"}


def the_demo_stays_at_home(**_: Any) -> list[CheckMessage]:
    """ "Sign in as" needs no password: it may exist on this machine only."""
    if not settings.DEMO or (settings.PLACE.loopback and set(settings.ALLOWED_HOSTS) <= LOOPBACK):
        return []
    return [
        Error(
            "The demo lets anybody in as anybody, and this Hearth can be reached from outside.",
            hint="Unset HEARTH_DEMO, or leave HEARTH_HOST and HEARTH_HOSTS as they are.",
            id="accounts.E001",
        )
    ]
