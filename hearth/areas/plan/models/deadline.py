"""The days the plan sets: the next meeting, the review, the next judgement of the risk."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from hearth.areas.plan.models.plan import PlannedAction
from hearth.areas.plan.rules.dates import Kind
from hearth.casework.cases.models import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User


class DeadlineQuerySet(ScopedQuerySet["Deadline"]):
    def waiting(self) -> Self:
        return self.filter(settled_at__isnull=True)

    def of_kind(self, kind: Kind) -> Self:
        return self.filter(kind=kind.value)

    def for_user(self, user: User) -> Self:
        return self.filter(keeper=user)

    def before(self, day: date) -> Self:
        return self.filter(on__lt=day)

    def since(self, day: date) -> Self:
        return self.filter(on__gte=day)

    def until(self, day: date) -> Self:
        return self.filter(on__lte=day)

    def soonest_first(self) -> Self:
        return self.order_by("on", "id")

    def behind(self, on: date, pk: UUID) -> Self:
        """The next page of a list by keyset: no counting, no skipping."""
        return self.filter(on__gte=on).filter(Q(on__gt=on) | Q(id__gt=pk))


class Deadline(ScopedModel):
    """A day by which something of the plan is due. One waits per kind; each action has its own.

    It holds no words: what is due is read where it lies.
    """

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(k.value, k.name) for k in Kind])
    action = models.ForeignKey(PlannedAction, models.PROTECT, null=True, related_name="+")
    on = models.DateField()
    keeper = models.ForeignKey(User, models.PROTECT, related_name="+")  # on whose Today it stands
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    objects: ClassVar[DeadlineQuerySet] = DeadlineQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(
                fields=["keeper", "on", "id"],
                condition=Q(settled_at__isnull=True),
                name="deadline_of_keeper_by_day",
            ),
            models.Index(
                fields=["unit", "kind", "on", "id"],
                condition=Q(settled_at__isnull=True),
                name="deadline_of_unit_by_day",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=Q(settled_at__isnull=True, action__isnull=True),
                name="one_deadline_waits_per_kind",
            ),
            models.UniqueConstraint(
                fields=["action"],
                condition=Q(settled_at__isnull=True),
                name="one_deadline_waits_per_action",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.ACTION.value, action__isnull=False)
                | (~Q(kind=Kind.ACTION.value) & Q(action__isnull=True)),
                name="deadline_of_an_action_names_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} on {self.on:%d.%m.%Y}"
