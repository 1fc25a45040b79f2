"""What she said no to. An answer like any other, which she may change whenever she likes."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from hearth.casework.cases.models.case import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField, TermsField


class RefusalQuerySet(ScopedQuerySet["Refusal"]):
    def newest_first(self) -> Self:
        return self.order_by("-at", "-id")


class Refusal(ScopedModel):
    """She declined this for now: no failure and no deletion. Source: domain reference 2.2."""

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    what = TermsField("refusal")
    reason = TermField("refusal-reason", null=True)  # she owes nobody one
    was_informed = models.BooleanField()  # of what was offered, and that she may come back
    may_be_asked_again = models.BooleanField(null=True)  # null: she could not be asked
    her_words = SealedText(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[RefusalQuerySet] = RefusalQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="refusal_newest_of_case")]
        constraints = [
            models.CheckConstraint(condition=~Q(what=[]), name="refusal_says_what"),
        ]

    def __str__(self) -> str:
        return f"refusal of {self.at:%d.%m.%Y}"


class ChangeOfMind(ScopedModel):
    """She accepts after all. The refusal stays readable beside it."""

    compartment = Compartment.SERVICES

    refusal = models.OneToOneField(Refusal, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"change of mind about {self.refusal_id}"
