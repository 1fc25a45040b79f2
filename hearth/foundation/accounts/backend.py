"""Who signs in: by name and password; and who that was, at every page."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.backends import ModelBackend
from django.db.models import QuerySet

from hearth.foundation.accounts.models import User
from hearth.foundation.accounts.sessions import whose_session
from hearth.foundation.wording import worded_once


class Colleagues(ModelBackend):
    """The framework's own; only that the user comes with the session, in one question."""

    def get_user(self, user_id: UUID) -> User | None:
        user = whose_session(user_id) or next(iter(_named(user_id)), None)
        return user if user is not None and self.user_can_authenticate(user) else None


@worded_once
def _named(pk: UUID) -> QuerySet[User]:
    return User.objects.filter(pk=pk)
