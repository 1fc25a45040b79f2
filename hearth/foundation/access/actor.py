"""An actor is a person at a moment. Every deed and every reading has one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from hearth.foundation.accounts.editions import while_it_stands
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models import Membership, Unit, User
from hearth.foundation.wording import worded_once


@dataclass(frozen=True)
class Post:
    """A unit the actor belongs to at that moment, and the role held there."""

    unit: Unit
    role: Role


@dataclass(frozen=True)
class Actor:
    """Who, and when. Nobody else asks the clock."""

    user: User
    at: datetime
    posts: tuple[Post, ...]

    @property
    def unit(self) -> Unit:
        """The unit this person acts for: the one of their longest-standing post."""
        if not self.posts:
            raise NoPost
        return self.posts[0].unit

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(post.role for post in self.posts)

    @property
    def unit_ids(self) -> frozenset[UUID]:
        return frozenset(post.unit.pk for post in self.posts)


class NoPost(Exception):
    """The account belongs to no unit at this moment. An administrator must give it a post."""


def act_as(user: User, *, at: datetime) -> Actor:
    """The actor this user is at this moment, with the posts then in force."""
    held = [each for each in _memberships(user.pk) if each.is_in_force(at)]
    return Actor(user, at, tuple(Post(each.unit, Role(each.role)) for each in held))


@while_it_stands
@worded_once
def _memberships(user: UUID) -> QuerySet[Membership]:
    """Those that are over, too: an old one costs nothing, a moment could not be kept."""
    ever = Membership.objects.filter(user=user)
    return ever.select_related("unit__organisation").order_by("begins_at", "id")
