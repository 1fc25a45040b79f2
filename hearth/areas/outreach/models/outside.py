"""What every row written outside has: whose, told when, received when, counted on which day."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import models

from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vocabularies.fields import TermField


class OutsideQuerySet(ScopedQuerySet["Outside"]):
    def of_unit(self, unit: UUID) -> Self:
        return self.filter(unit=unit)

    def of_units(self, units: frozenset[UUID]) -> Self:
        return self.filter(unit__in=units)

    def between(self, first: date, last: date) -> Self:
        """Both days included."""
        return self.filter(counted_on__gte=first, counted_on__lte=last)

    def newest_first(self) -> Self:
        return self.order_by("-happened_at", "-id")


class Outside(ScopedModel):
    """The id is made where the form was filled in: sent twice, the database refuses the second."""

    compartment = Compartment.SERVICES

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    municipality = TermField("municipality")
    happened_at = models.DateTimeField()  # what the worker's clock said
    counted_on = models.DateField()  # that day, or the day of receipt if the clock ran ahead
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()  # when we received it

    objects: ClassVar[Any] = OutsideQuerySet.as_manager()

    class Meta:
        abstract = True
