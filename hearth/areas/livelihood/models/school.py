"""School, for children and adults: a stretch at one, its drop-outs and returns."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from hearth.casework.cases.models import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField, TermsField


class Schooling(ScopedModel):
    """She, he or the child goes to school: which kind, which level. Which school: whereabouts."""

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    form = TermField("schooling-form")
    level = TermField("education-level")
    grade = models.PositiveSmallIntegerField(null=True)  # the class, 1 to 12
    began_on = models.DateField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(grade__isnull=True) | Q(grade__range=(1, 12)),
                name="schooling_grade_is_one_to_twelve",
            )
        ]

    def __str__(self) -> str:
        return f"schooling since {self.began_on:%d.%m.%Y}"


class SchoolingStepQuerySet(ScopedQuerySet["SchoolingStep"]):
    def in_order(self) -> Self:
        return self.order_by("schooling_id", "step")


class SchoolingStep(ScopedModel):
    """Dropped out, returned, passed: one row each, and March stays readable."""

    compartment = Compartment.SERVICES

    schooling = models.ForeignKey(Schooling, models.PROTECT, related_name="+")
    step = models.PositiveSmallIntegerField()
    what = TermField("schooling-step")
    on = models.DateField()
    reasons = TermsField("school-reason")
    words = SealedText(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[SchoolingStepQuerySet] = SchoolingStepQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["schooling", "step"], name="schooling_step_written_once"
            ),
            models.CheckConstraint(condition=Q(step__gte=1), name="schooling_steps_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.what_id} on {self.on:%d.%m.%Y}"
