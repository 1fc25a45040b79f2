"""House to house: from the analysis of a situation to the visits, step by step."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from hearth.areas.outreach.models.outside import Outside
from hearth.areas.outreach.rules.steps import Step
from hearth.areas.outreach.words import STEPS
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField, TermsField


class HouseToHouse(Outside):
    """For whom, with whom, in which municipality."""

    title = SealedText()
    target_group = TermField("target-group")
    partners = TermsField("outreach-partner")

    def __str__(self) -> str:
        return f"{self.target_group_id}, {self.counted_on}"


class StepQuerySet(ScopedQuerySet["HouseToHouseStep"]):
    def in_order(self) -> Self:
        return self.order_by("on", "at", "id")


class HouseToHouseStep(ScopedModel):
    """What was done of the programme on a day: animators trained, homes visited, and how many."""

    compartment = Compartment.SERVICES

    programme = models.ForeignKey(HouseToHouse, models.PROTECT, related_name="+")
    step = models.CharField(max_length=20, choices=[(s.value, s.name) for s in Step])
    on = models.DateField()
    number = models.PositiveSmallIntegerField(default=0)  # of areas, animators, homes, materials
    people = models.PositiveSmallIntegerField(default=0)  # spoken with in the homes
    words = SealedText()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[StepQuerySet] = StepQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(step__in=[s.value for s in Step]), name="step_is_one_of_the_programme"
            )
        ]

    def __str__(self) -> str:
        return f"{self.step} on {self.on}"

    @property
    def named(self) -> str:
        return str(STEPS[Step(self.step)])
