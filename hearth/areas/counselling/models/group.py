"""Groups that meet. The group names nobody; who is in it lies in each member's own file."""

from __future__ import annotations

import uuid
from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from hearth.casework.cases.models import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vocabularies.fields import TermField


class CounsellingGroupQuerySet(models.QuerySet["CounsellingGroup"]):
    def of_units(self, units: frozenset[UUID]) -> Self:
        return self.filter(unit__in=units)

    def running(self) -> Self:
        return self.filter(closed_on__isnull=True)


class CounsellingGroup(models.Model):
    """What a unit offers a few people together: a theme from a list, and days. No word in it."""

    web_may: ClassVar[str] = "SELECT, INSERT, UPDATE"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    theme = TermField("group-theme")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager[CounsellingGroup]] = CounsellingGroupQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="group_closes_after_it_opens",
            )
        ]

    def __str__(self) -> str:
        return f"group {self.theme_id}"


class GroupMeeting(models.Model):
    """One evening of a group. Who came is told in each member's file and nowhere together."""

    web_may: ClassVar[str] = "SELECT, INSERT, UPDATE"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(CounsellingGroup, models.PROTECT, related_name="+")
    held_on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    activity = TermField("group-activity")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "held_on"], name="group_meets_once_a_day")
        ]

    def __str__(self) -> str:
        return f"meeting of {self.held_on:%d.%m.%Y}"


class GroupMemberQuerySet(ScopedQuerySet["GroupMember"]):
    def still_there(self) -> Self:
        return self.filter(left_on__isnull=True)


class GroupMember(ScopedModel):
    """This person is in a group. The row hangs from the person; none tells of two."""

    compartment = Compartment.HEALTH

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    group = models.ForeignKey(CounsellingGroup, models.PROTECT, related_name="+")
    joined_on = models.DateField()
    left_on = models.DateField(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects: ClassVar[GroupMemberQuerySet] = GroupMemberQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(
                fields=["group"], condition=Q(left_on__isnull=True), name="group_members_there"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "group"],
                condition=Q(left_on__isnull=True),
                name="member_of_a_group_once",
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("joined_on")),
                name="member_leaves_after_joining",
            ),
        ]

    def __str__(self) -> str:
        return f"member since {self.joined_on:%d.%m.%Y}"
