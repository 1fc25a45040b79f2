"""A colleague's telephone with ODK Collect on it."""

from __future__ import annotations

import uuid
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from hearth.foundation.accounts.models import Unit, User


class DeviceQuerySet(models.QuerySet["Device"]):
    def trusted(self) -> Self:
        return self.filter(revoked_at__isnull=True)


class Device(models.Model):
    """Let in by a coordinator, for one worker. It delivers; it opens nothing.

    The token is never kept: it is worked out from the row and a key in the keys folder, and
    shown once.
    """

    web_may = "SELECT, INSERT, UPDATE"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    mark = models.CharField(max_length=12, unique=True)  # its user name: K7MQ-4T2X
    issued_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    heard_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects: ClassVar[models.Manager[Device]] = DeviceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="device_revocation_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"device {self.mark}"
