"""What another country's referral mechanism decided about her, before she came back."""

from __future__ import annotations

from django.db import models

from hearth.casework.cases.models import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.models import User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField


class ForeignDecision(ScopedModel):
    """A decision made abroad. It is kept beside the ladder and is no rung of it."""

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    country = TermField("country")
    decision = TermField("foreign-decision")
    decided_on = models.DateField(null=True)  # the paper does not always say
    reference = SealedText(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case"], name="foreign_decision_of_case")]

    def __str__(self) -> str:
        return f"{self.decision_id} of {self.country_id}"
