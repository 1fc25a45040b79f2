"""What she agreed to: one recipient, one purpose, one line each. And what she took back."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from hearth.casework.cases.models.case import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField


class Consent(ScopedModel):
    """A yes to one recipient for one purpose. For a child: the guardian's yes and the child's own.

    Grants and referrals rest on its id; a withdrawal ends them in the same transaction.
    """

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    purpose = TermField("consent-purpose")
    recipient = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    outside = models.CharField(max_length=200, blank=True)  # a recipient without a unit here
    given_by_guardian = models.BooleanField(default=False)
    guardian = SealedText(null=True)  # who the guardian is, and on what basis
    child_assents = models.BooleanField(null=True)  # null: an adult, or too young to be asked
    wording = models.CharField(max_length=40)  # which text was read to her, e.g. consent/2026-11/sq
    until = models.DateTimeField(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "recipient"], name="consent_by_case_recipient")]
        constraints = [
            models.CheckConstraint(
                condition=Q(recipient__isnull=True) | Q(outside=""),
                name="consent_names_one_recipient",
            )
        ]

    def __str__(self) -> str:
        return f"consent of {self.at:%d.%m.%Y}"


class Withdrawal(ScopedModel):
    """She took it back. A row, so that both the yes and the no stay readable."""

    compartment = Compartment.SERVICES

    consent = models.OneToOneField(Consent, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"withdrawal of {self.consent_id}"
