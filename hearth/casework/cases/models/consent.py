"""What she agreed to: one recipient, one purpose, one line each. And what she took back."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from hearth.casework.cases.models.case import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField


class ConsentQuerySet(ScopedQuerySet["Consent"]):
    def newest_first(self) -> Self:
        return self.order_by("-at", "-id")

    def in_force(self, at: datetime) -> Self:
        """Given, not run out, not taken back."""
        taken_back = Withdrawal.objects.filter(consent=OuterRef("pk"), at__lte=at)
        return (
            self.filter(at__lte=at)
            .filter(Q(until__isnull=True) | Q(until__gt=at))
            .exclude(Exists(taken_back))
        )


class Consent(ScopedModel):
    """A yes to one recipient for one purpose. For a child: the guardian's yes and the child's own.

    Grants and referrals rest on its id; a withdrawal ends them in the same transaction.
    """

    compartment = Compartment.SERVICES

    class Assent(models.TextChoices):
        """The child's own yes. A child who says no has not agreed: then there is no consent."""

        NOT_NEEDED = "not-needed"  # an adult, whose own consent this is
        GIVEN = "given"
        TOO_YOUNG = "too-young"  # to understand the question

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    purpose = TermField("consent-purpose")
    recipient = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    outside = SealedText(null=True)  # a recipient without a unit here; it may be a relative
    form = TermField("consent-form", default="consent-form/spoken")
    given_by_guardian = models.BooleanField(default=False)
    guardian = SealedText(null=True)  # who the guardian is, and on what basis
    assent = models.CharField(max_length=20, choices=Assent, default=Assent.NOT_NEEDED)
    wording = models.CharField(max_length=40)  # which text was read to her, e.g. consent/2026-11/sq
    until = models.DateTimeField(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[ConsentQuerySet] = ConsentQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["case", "recipient"], name="consent_by_case_recipient")]
        constraints = [
            models.CheckConstraint(
                condition=Q(recipient__isnull=True) | Q(outside__isnull=True),
                name="consent_names_one_recipient",
            ),
            models.CheckConstraint(
                condition=Q(given_by_guardian=False, assent="not-needed", guardian__isnull=True)
                | Q(
                    given_by_guardian=True,
                    assent__in=["given", "too-young"],
                    guardian__isnull=False,
                ),
                name="guardian_and_child_agree_together",
            ),
            models.CheckConstraint(condition=~Q(wording=""), name="consent_tells_what_was_read"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=models.F("at")),
                name="consent_ends_after_it_is_given",
            ),
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
