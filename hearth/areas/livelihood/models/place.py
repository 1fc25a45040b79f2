"""Where somebody is by day: the workplace, the school. Whoever wants to find her looks there."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from hearth.areas.livelihood.models.school import Schooling
from hearth.areas.livelihood.models.work import Placement
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.models import User
from hearth.foundation.vault.fields import SealedText


class DailyPlace(ScopedModel):
    """The name of the workplace or of the school, sealed, in the drawer of whereabouts."""

    compartment = Compartment.WHEREABOUTS

    placement = models.OneToOneField(Placement, models.PROTECT, null=True, related_name="+")
    schooling = models.OneToOneField(Schooling, models.PROTECT, null=True, related_name="+")
    name = SealedText()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(placement__isnull=False, schooling__isnull=True)
                | Q(placement__isnull=True, schooling__isnull=False),
                name="daily_place_is_of_work_or_of_school",
            )
        ]

    def __str__(self) -> str:
        return "a place of work or school"
