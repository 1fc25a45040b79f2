"""Who is signed in, on which browser. A dump of this table signs nobody in."""

from __future__ import annotations

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from hearth.foundation.accounts.models.user import User


class Session(AbstractBaseSession):
    """The key stored here is the hash of the cookie's, so a stolen table opens no session."""

    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="+")
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["user"], name="session_by_user")]

    def __str__(self) -> str:
        return f"session of {self.user}"
