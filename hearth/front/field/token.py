"""Which phone is knocking: a cookie that delivers envelopes and opens nothing.

The cookie is sent to /field/ alone, no script can read it, no other site can make a browser send
it. It outlives the session on purpose: a report must leave the phone although nobody is signed in.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from hearth.foundation.access.actor import Actor, act_as
from hearth.front.field.models import Phone

KEPT = int(timedelta(days=365).total_seconds())
WORD = "X-Field"  # a header no form and no other site can send
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that could be taken for another


@dataclass(frozen=True)
class Knock:
    """A phone we know, and its owner at this moment."""

    phone: Phone
    actor: Actor


def new_token() -> str:
    return secrets.token_urlsafe(32)


def new_mark() -> str:
    """Eight signs in two groups, to be read out on the telephone."""
    signs = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{signs[:4]}-{signs[4:]}"


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def knock(request: HttpRequest) -> Knock | None:
    """Who is at the door; a revoked phone as well, for it must be told to wipe itself."""
    token = request.COOKIES.get(cookie_name(), "")
    if not token or request.headers.get(WORD) != "1":
        return None
    phone = Phone.objects.select_related("user").filter(token_hash=hashed(token)).first()
    if phone is None:
        return None
    return Knock(phone, act_as(phone.user, at=timezone.now()))


def phone_here(request: HttpRequest, actor: Actor) -> Phone | None:
    """The phone this page is shown on, if it is the actor's own and still trusted.

    For pages behind a sign-in: the token says which phone, and lets nobody in.
    """
    token = request.COOKIES.get(cookie_name(), "")
    own = Phone.objects.filter(user=actor.user, revoked_at__isnull=True)
    return own.filter(token_hash=hashed(token)).first() if token else None


def remember(response: HttpResponse, token: str) -> None:
    """Leave the token on the phone."""
    response.set_cookie(
        cookie_name(),
        token,
        max_age=KEPT,
        path="/field/",
        httponly=True,
        samesite="Strict",
        secure=bool(settings.SESSION_COOKIE_SECURE),
    )


def forget(response: HttpResponse) -> None:
    response.delete_cookie(cookie_name(), path="/field/", samesite="Strict")


def cookie_name() -> str:
    return "__Secure-phone" if settings.SESSION_COOKIE_SECURE else "hearth_phone"
