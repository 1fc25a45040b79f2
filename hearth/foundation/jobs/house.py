"""In whose name the clock acts."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import User
from hearth.foundation.wording import worded_once

USERNAME = "house"


def house_actor(at: datetime) -> Actor:
    """The house itself. Nobody can sign in as it; it belongs to no unit and opens no dossier.

    What a job does is written down under its name. What it must read, it reads by
    `.unscoped(because=...)`.
    """
    return Actor(next(iter(_house()), None) or _first_time(), at, ())


@worded_once
def _house() -> QuerySet[User]:
    return User.objects.filter(username=USERNAME)


def _first_time() -> User:
    user, _ = User.objects.get_or_create(
        username=USERNAME,
        defaults={"full_name": "Hearth", "password": "!", "is_active": False},
    )
    return user
