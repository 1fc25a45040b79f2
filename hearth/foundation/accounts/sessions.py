"""Sessions in the database under the hash of their key; fifteen idle minutes end them."""

from __future__ import annotations

import hashlib
from contextvars import ContextVar
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.middleware import SessionMiddleware
from django.db.models import QuerySet, Subquery
from django.utils import timezone

from hearth.foundation.accounts.editions import begins_with
from hearth.foundation.accounts.models.edition import Edition
from hearth.foundation.accounts.models.session import Session
from hearth.foundation.accounts.models.user import User
from hearth.foundation.wording import Text, worded_once

__all__ = ["SessionMiddleware", "SessionStore"]


_whose: ContextVar[User | None] = ContextVar("whose", default=None)


def whose_session(pk: UUID) -> User | None:
    """Who was read with the session of this page, if it is this user. Given out once."""
    user = _whose.get()
    _whose.set(None)
    return user if user is not None and user.pk == pk else None


def hashed(key: str) -> str:
    """What the table holds in place of the cookie (which itself is 32 random characters)."""
    return hashlib.sha256(key.encode()).hexdigest()[:40]


class SessionStore(DatabaseStore):
    """Django's database sessions, but the row is found by a hash and forgotten when idle.

    Any request counts as presence, the inbox's own refresh included: an officer who
    watches the inbox all night must not be signed out of it (decision 0010).
    """

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    @property
    def key_salt(self) -> str:
        """What a session holds is signed for its own cookie: copied to another row it is void."""
        return f"hearth.session.{self.session_key}"

    def _get_session_from_db(self) -> Session | None:
        now = timezone.now()
        row = next(iter(_open(Text(hashed(self.session_key or "")), now)), None)
        if row is None:
            self._session_key = None
        elif _minutes_since(row.seen_at, now) >= 1:
            Session.objects.filter(pk=row.pk).update(seen_at=now)
        _whose.set(row.user if row else None)
        begins_with(row.edition if row else None)
        return row

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(session_key=hashed(session_key)).exists()

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        key = self._get_or_create_session_key()  # type: ignore[attr-defined]
        return Session(
            session_key=hashed(key),
            session_data=self.encode(data),
            expire_date=self.get_expiry_date(),
            user_id=data.get("_auth_user_id"),
            seen_at=timezone.now(),
        )

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            Session.objects.filter(session_key=hashed(key)).delete()


@worded_once
def _open(key: Text, now: datetime) -> QuerySet[Any]:
    """The session, who it is of, and which directory is in force."""
    idle_since = now - settings.SESSION_IDLE
    there = Session.objects.filter(session_key=key, expire_date__gt=now, seen_at__gt=idle_since)
    edition = Edition.objects.values("mark")
    return there.select_related("user").annotate(edition=Subquery(edition))


def _minutes_since(moment: datetime | None, now: datetime) -> float:
    return (now - moment).total_seconds() / 60 if moment else 0.0
