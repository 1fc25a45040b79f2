"""Time to recover and to think, without pressure and without expulsion."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from hearth.casework.cases.models import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vocabularies.fields import TermField


class ReflectionQuerySet(ScopedQuerySet["Reflection"]):
    def latest_first(self) -> Self:
        return self.order_by("-version")


class Reflection(ScopedModel):
    """The reflection and recovery period, with the rule it was counted by. The newest counts."""

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    begins_on = models.DateField()
    ends_on = models.DateField()  # the first day on which it is over
    permit = TermField("permit-outcome")  # to stay in the country meanwhile
    months = models.PositiveSmallIntegerField()  # what policy/duties.toml said on that day
    source = models.CharField(max_length=200)
    verified = models.BooleanField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[ReflectionQuerySet] = ReflectionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["ends_on"], name="reflection_by_its_end")]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "version"], name="reflection_version_written_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("begins_on")), name="reflection_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"reflection until {self.ends_on:%d.%m.%Y}"
