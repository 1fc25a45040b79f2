"""A person who signs in, and the posts they hold."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models.directory import Unit


class User(AbstractBaseUser):
    """A colleague. The sign-in name is not an e-mail address, so that mail cannot reset it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.SlugField(max_length=60, unique=True)
    full_name = models.CharField(max_length=200)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=5, default="sq")
    is_active = models.BooleanField(default=True)
    must_change = models.BooleanField(default=False)  # the password was given by somebody else

    objects: ClassVar[BaseUserManager[User]] = BaseUserManager()  # type: ignore[assignment]

    USERNAME_FIELD = "username"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(language__in=["sq", "en"]), name="user_reads_albanian_or_english"
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def short_name(self) -> str:
        """Given name and initial: enough for a colleague on the phone."""
        given, _, family = self.full_name.partition(" ")
        return f"{given} {family[:1]}.".removesuffix(" .")


class MembershipQuerySet(models.QuerySet["Membership"]):
    def in_force(self, at: datetime) -> Self:
        return self.filter(begins_at__lte=at).filter(Q(ends_at__isnull=True) | Q(ends_at__gt=at))


class Membership(models.Model):
    """One person, one unit, one role, for a time. Ended, never deleted: March stays readable."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=30, choices=Role)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager[Membership]] = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="membership_role_is_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("begins_at")),
                name="membership_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["user", "unit", "role"],
                condition=Q(ends_at__isnull=True),
                name="one_open_membership_per_user_unit_and_role",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role}, {self.unit}"

    def is_in_force(self, at: datetime) -> bool:
        return self.begins_at <= at and (self.ends_at is None or self.ends_at > at)
