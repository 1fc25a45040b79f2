"""Which telephone is knocking: Basic over TLS, Digest anywhere. Sources: RFC 7617, RFC 7616.

The challenge is signed with its moment and kept nowhere. A token that is known to be revoked is
told so in a sentence, since its owner may be the one who holds it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import unquote

from django.http import HttpRequest
from django.utils import timezone

from hearth.foundation.access.actor import Actor, act_as
from hearth.front.openrosa.models import Device
from hearth.front.openrosa.token import is_secure, key, token_of

REALM = "Hearth"
FRESH = timedelta(minutes=10)
PAIR = re.compile(r'(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))')


@dataclass(frozen=True)
class Knock:
    """A telephone that gave the right token, and its owner at this moment."""

    device: Device
    actor: Actor


@dataclass(frozen=True)
class Turned:
    """Nobody we know. What it may try again with."""

    challenges: tuple[str, ...]


def knock(request: HttpRequest) -> Knock | Turned:
    """Who is at the door. A revoked telephone is let as far as the sentence that says so."""
    scheme, _space, rest = request.headers.get("Authorization", "").partition(" ")
    now = timezone.now()
    device, stale = None, False
    if scheme.lower() == "basic" and is_secure(request):
        device = _by_basic(rest)
    elif scheme.lower() == "digest":
        device, stale = _by_digest(rest, request, now)
    if device is None:
        return Turned(_challenges(request, now, stale=stale))
    return Knock(device, act_as(device.user, at=now))


def _by_basic(rest: str) -> Device | None:
    try:
        mark, _colon, token = base64.b64decode(rest, validate=True).decode().partition(":")
    except ValueError:  # no base64, or no text in it
        return None
    device = _device(mark)
    right = device is not None and hmac.compare_digest(token_of(device).encode(), token.encode())
    return device if right else None


def _by_digest(rest: str, request: HttpRequest, now: datetime) -> tuple[Device | None, bool]:
    said = {name: quoted or bare for name, quoted, bare in PAIR.findall(rest)}
    device = _device(said.get("username", ""))
    age = _age(said.get("nonce", ""), now)
    asked = unquote(said.get("uri", "").partition("?")[0])
    if device is None or age is None or said.get("realm") != REALM or asked != request.path:
        return None, False
    expected = _response(said, device, str(request.method))
    if not hmac.compare_digest(expected.encode(), said.get("response", "").encode()):
        return None, False
    if age > FRESH:
        return None, True
    return device, False


def _response(said: dict[str, str], device: Device, method: str) -> str:
    first = _md5(f"{device.mark}:{REALM}:{token_of(device)}")
    second = _md5(f"{method}:{said.get('uri', '')}")
    if said.get("qop"):
        between = ":".join((said["nonce"], said.get("nc", ""), said.get("cnonce", ""), said["qop"]))
        return _md5(f"{first}:{between}:{second}")
    return _md5(f"{first}:{said['nonce']}:{second}")


def _challenges(request: HttpRequest, now: datetime, *, stale: bool) -> tuple[str, ...]:
    """Digest first; Basic only where nobody can listen."""
    moment = f"{int(now.timestamp()):x}"
    nonce = f"{moment}.{_signed(moment)}"
    digest = f'Digest realm="{REALM}", qop="auth", algorithm=MD5, nonce="{nonce}"'
    digest += ", stale=true" if stale else ""
    return (digest, f'Basic realm="{REALM}", charset="UTF-8"') if is_secure(request) else (digest,)


def _age(nonce: str, now: datetime) -> timedelta | None:
    """How old a challenge of ours is; None if we never made it."""
    moment, _dot, signature = nonce.partition(".")
    if not hmac.compare_digest(_signed(moment).encode(), signature.encode()):
        return None
    return timedelta(seconds=now.timestamp() - int(moment, 16))


def _signed(moment: str) -> str:
    return key().sign(f"v1|nonce|{moment}".encode()).hex()


def _device(mark: str) -> Device | None:
    return Device.objects.select_related("user", "unit").filter(mark=mark).first()


def _md5(said: str) -> str:
    """RFC 7616 leaves MD5 to old clients; Collect is one. What it guards is a random token."""
    return hashlib.md5(said.encode(), usedforsecurity=False).hexdigest()
