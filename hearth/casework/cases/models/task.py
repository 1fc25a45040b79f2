"""Something to be done for the case, by somebody, by a time."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from hearth.casework.cases.models.case import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedText


class TaskQuerySet(ScopedQuerySet["Task"]):
    def waiting(self) -> Self:
        return self.filter(done_at__isnull=True, dropped_at__isnull=True)

    def for_user(self, user: User) -> Self:
        return self.filter(assignee=user)

    def due_before(self, moment: datetime) -> Self:
        return self.filter(due_at__lt=moment)

    def due_since(self, moment: datetime) -> Self:
        return self.filter(due_at__gte=moment)

    def waiting_or_done_since(self, moment: datetime) -> Self:
        waiting = Q(done_at__isnull=True, dropped_at__isnull=True)
        return self.filter(waiting | Q(done_at__gte=moment))

    def soonest_first(self) -> Self:
        return self.order_by("due_at", "id")

    def danger_then_time(self) -> Self:
        return self.order_by("-danger", "due_at", "id")


class Task(ScopedModel):
    """Its words are sealed, since people write names into tasks whatever one tells them."""

    compartment = Compartment.SERVICES
    kept_by = "keeper_id"

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    what = SealedText()
    danger = models.BooleanField(default=False)
    assignee = models.ForeignKey(User, models.PROTECT, related_name="+")
    due_at = models.DateTimeField()
    keeper = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    set_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    dropped_at = models.DateTimeField(null=True)
    dropped_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects: ClassVar[TaskQuerySet] = TaskQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["case", "due_at"], name="task_of_case_by_time"),
            models.Index(
                fields=["assignee", "-danger", "due_at", "id"],
                condition=Q(done_at__isnull=True, dropped_at__isnull=True),
                name="task_waiting_by_assignee",
            ),
            models.Index(
                fields=["assignee", "-done_at"],
                condition=Q(done_at__isnull=False),
                name="task_done_by_assignee",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(dropped_at__isnull=True),
                name="task_is_done_or_dropped_not_both",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="task_done_tells_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(dropped_at__isnull=True, dropped_by__isnull=True)
                | Q(dropped_at__isnull=False, dropped_by__isnull=False),
                name="task_dropped_tells_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"task due {self.due_at:%d.%m.%Y}"
