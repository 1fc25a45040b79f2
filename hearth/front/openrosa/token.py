"""A telephone's token, and the settings that ODK Collect imports from a square code."""

from __future__ import annotations

import base64
import json
import secrets
import zlib
from dataclasses import dataclass

import segno
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from hearth.foundation.vault.tokens import TokenKey
from hearth.front.openrosa.models import Device

MARGIN = 4
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that could be taken for another


def new_mark() -> str:
    """Eight signs in two groups, to be read out on the telephone."""
    signs = "".join(secrets.choice(LETTERS) for _each in range(8))
    return f"{signs[:4]}-{signs[4:]}"


def token_of(device: Device) -> str:
    """The same every time, and nowhere written down."""
    return key().token(f"v1|device|{device.pk}|{device.mark}".encode())


def key() -> TokenKey:
    return TokenKey(settings.PLACE.keys / "devices.key")


def collect_settings(device: Device, server: str) -> str:
    """base64(zlib(JSON)), as Collect writes and reads it. Whoever has it has the token.

    `match_exactly`: forms come and go with the list. What was sent is deleted from the telephone.
    """
    said = {
        "general": {
            "server_url": server,
            "username": device.mark,
            "password": token_of(device),
            "form_update_mode": "match_exactly",
            "autosend": "wifi_and_cellular",
            "delete_send": True,
            "app_language": device.user.language,
            "metadata_username": device.mark,
        },
        "admin": {
            "change_server": False,
            "qr_code_scanner": False,
            "instance_form_sync": False,
            "send_finalized": True,
        },
        "project": {"name": _("Notebook"), "icon": "N", "color": "#33475b"},
    }
    return base64.b64encode(zlib.compress(json.dumps(said).encode())).decode()


@dataclass(frozen=True)
class Square:
    """A square code as one path of small squares, with the quiet margin that scanners need."""

    size: int
    path: str


def square(words: str) -> Square:
    """Drawn by the page itself: black on white in every theme, and no picture to be kept."""
    rows = [bytes(row) for row in segno.make(words, error="l").matrix]
    dark = (
        f"M{x + MARGIN} {y + MARGIN}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, bit in enumerate(row)
        if bit
    )
    return Square(len(rows) + 2 * MARGIN, "".join(dark))


def server_of(request: HttpRequest) -> str:
    """Where telephones find us: as the proxy in front is called, else as we were asked."""
    origins = settings.CSRF_TRUSTED_ORIGINS
    origin = origins[0] if origins else request.build_absolute_uri("/")
    return f"{origin.rstrip('/')}/collect"


def is_secure(request: HttpRequest) -> bool:
    return server_of(request).startswith("https:")
