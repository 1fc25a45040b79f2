"""Who works on the case, by name."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from hearth.casework.cases.models.case import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import User


class TeamMemberQuerySet(ScopedQuerySet["TeamMember"]):
    def still_there(self) -> Self:
        return self.filter(left_at__isnull=True)

    def lead_first(self) -> Self:
        return self.order_by("-leads", "joined_at", "id")


class TeamMember(ScopedModel):
    """Who works on the case. Joining writes a grant to the person by name; leaving ends it."""

    compartment = Compartment.OPEN

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    leads = models.BooleanField(default=False)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    objects: ClassVar[TeamMemberQuerySet] = TeamMemberQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user"],
                condition=Q(left_at__isnull=True),
                name="member_of_the_team_once",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(left_at__isnull=True, leads=True),
                name="one_lead_per_case",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.case_id}"
