"""The road itself: phases, what the law owes, how it ended, and what the person says of us."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hearth.areas.plan.rules.road import Owed
from hearth.casework.cases.models import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedJSON, SealedText
from hearth.foundation.vocabularies.fields import TermField


class PhaseStep(ScopedModel):
    """A phase began, and which exit tests of the one before had been met."""

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    phase = TermField("plan-phase")
    since = models.DateField()
    met = ArrayField(models.CharField(max_length=40), default=list)  # exit tests met, by code
    unmet = ArrayField(models.CharField(max_length=40), default=list)
    why = SealedText(null=True)  # why the phase was left with a test unmet
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="phases_follow_one_by_one"),
            models.CheckConstraint(
                condition=Q(unmet=[]) | Q(why__isnull=False), name="unmet_exit_test_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.phase_id} since {self.since:%d.%m.%Y}"


class EntitlementStep(ScopedModel):
    """How it stands with one thing the law owes the person. The newest counts."""

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    entitlement = TermField("entitlement")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=[(o.value, o.name) for o in Owed])
    on = models.DateField()
    words = SealedText(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "entitlement", "number"], name="entitlement_moves_one_by_one"
            )
        ]

    def __str__(self) -> str:
        return f"{self.entitlement_id}: {self.state}"


class Farewell(ScopedModel):
    """Where the person went when the case was closed, and what was offered instead."""

    compartment = Compartment.SERVICES

    case = models.OneToOneField(Case, models.PROTECT, related_name="+")
    destination = TermField("destination")
    words = SealedJSON()  # where to turn, the alternative offered, the director who agreed
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"farewell to {self.case_id}"


class Feedback(ScopedModel):
    """What the person says of our help, given by the person and not to the worker it is about.

    It is read as a sum, by those who answer for the house: queries/opinions.py.
    """

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    answers = ArrayField(models.CharField(max_length=60), default=list)  # question=1..4
    words = SealedText(null=True)
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="feedback_of_case_newest")]

    def __str__(self) -> str:
        return f"feedback on {self.on:%d.%m.%Y}"
