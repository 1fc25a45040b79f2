"""A charge for what trafficking made her do, and the request that it be dropped."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from hearth.casework.cases.models import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import User
from hearth.foundation.vault.fields import SealedJSON
from hearth.foundation.vocabularies.fields import TermField


class NonPunishment(ScopedModel):
    """One charge against her. Source: Criminal Code, art. 52/a; domain reference 2.2."""

    compartment = Compartment.LEGAL

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    charge = TermField("charge")
    learned_on = models.DateField()  # when we heard of it
    words = SealedJSON()  # which office, the number of its file, what is known
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="charge_newest_of_case")]

    def __str__(self) -> str:
        return f"{self.charge_id} against {self.case_id}"


class NonPunishmentStepQuerySet(ScopedQuerySet["NonPunishmentStep"]):
    def in_order(self) -> Self:
        return self.order_by("step")


class NonPunishmentStep(ScopedModel):
    """How the request stands: to be made, made, granted, refused. The newest counts."""

    compartment = Compartment.LEGAL

    charge = models.ForeignKey(NonPunishment, models.PROTECT, related_name="+")
    step = models.PositiveSmallIntegerField()
    state = TermField("non-punishment-request")
    on = models.DateField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[NonPunishmentStepQuerySet] = NonPunishmentStepQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["charge", "step"], name="request_takes_each_step_once"),
            models.CheckConstraint(condition=Q(step__gte=1), name="request_steps_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.state_id} for {self.charge_id}"
