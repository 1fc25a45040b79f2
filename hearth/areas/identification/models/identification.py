"""One screening: what was seen and said, what the rule advised, what the worker concluded."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hearth.areas.identification.rules import Finding
from hearth.casework.cases.models import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedJSON
from hearth.foundation.vocabularies.fields import TermField


class Identification(ScopedModel):
    """The first page of the story. Coded signs are plain, to be counted; all words are sealed."""

    compartment = Compartment.STORY

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    submission = models.UUIDField(unique=True)
    place_type = TermField("place-type")
    form = TermField("exploitation-form", null=True)
    child = models.BooleanField()
    danger = models.BooleanField()
    signs = ArrayField(models.CharField(max_length=60))  # "indicator/g-01=observed"
    needs = ArrayField(models.CharField(max_length=60), default=list)
    accepts_help = models.CharField(max_length=20)
    advised = models.CharField(max_length=20, choices=[(f.value, f.name) for f in Finding])
    concluded = models.CharField(max_length=20, choices=[(f.value, f.name) for f in Finding])
    words = SealedJSON()  # meet_at, danger_now, suspects, observations
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="identification_newest_of_case")]
        constraints = [
            models.CheckConstraint(
                condition=Q(accepts_help__in=["yes", "not-now", "could-not-ask"]),
                name="whether_she_accepts_help_is_known",
            ),
            models.CheckConstraint(
                condition=Q(concluded__in=[f.value for f in Finding]),
                name="identification_concludes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.concluded} in {self.case_id}"
