"""The person without a name: coded facts, and how sure we are of her age."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import User
from hearth.foundation.vocabularies.fields import TermField


class Person(ScopedModel):
    """A human being, without a name. Coded facts only: what may be counted, never who."""

    compartment = Compartment.OPEN

    sex = TermField("sex")
    age_band = TermField("age-band")
    birth_year = models.PositiveSmallIntegerField(null=True)
    age_estimated = models.BooleanField(default=True)  # an estimate until a document says otherwise
    citizenship = TermField("citizenship", null=True)
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(birth_year__isnull=True) | Q(birth_year__range=(1900, 2100)),
                name="person_birth_year_is_a_year",
            )
        ]

    def __str__(self) -> str:
        return f"person {str(self.pk)[:8]}"


class AgeEstimateQuerySet(ScopedQuerySet["AgeEstimate"]):
    def latest_first(self) -> Self:
        return self.order_by("-at", "-id")


class AgeEstimate(ScopedModel):
    """How old somebody judged her to be, and on what ground. The person row says the newest."""

    compartment = Compartment.OPEN

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    age_band = TermField("age-band")
    birth_year = models.PositiveSmallIntegerField(null=True)
    basis = TermField("age-basis")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[AgeEstimateQuerySet] = AgeEstimateQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(birth_year__isnull=True) | Q(birth_year__range=(1900, 2100)),
                name="estimated_birth_year_is_a_year",
            )
        ]

    def __str__(self) -> str:
        return f"age of {self.person_id} as judged on {self.at:%d.%m.%Y}"
