"""What happened to a referral, row by row: who, when, for which unit, and how we know."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from hearth.casework.referrals.models.referral import Referral
from hearth.casework.referrals.rules import ANSWERS, ONCE, Move
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.models import Grant
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField


class ReferralStep(ScopedModel):
    """A state that matters is a row. Never changed; what was said stays readable to both sides.

    `sender`, `offer` and `raised` are the referral's own, repeated, so that the database's rule
    for this table needs no look at another. A composite key keeps the sender equal (migration 2).
    """

    compartment = Compartment.OPEN
    only_units = ("sender_id",)
    only_grants = ("offer_id", "raised_id")

    class Through(models.TextChoices):
        DESK = "desk"
        LINK = "link"  # the partner's one-time reply link
        PAPER = "paper"  # the slip, entered later by the sender
        CLOCK = "clock"  # the house itself

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="+")
    sender = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    offer = models.ForeignKey(Grant, models.PROTECT, null=True, related_name="+")
    raised = models.ForeignKey(Grant, models.PROTECT, null=True, related_name="+")
    move = models.CharField(max_length=20)
    through = models.CharField(max_length=10, choices=Through, default=Through.DESK)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")  # none: outside
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    on = models.DateField(null=True)  # accepted: from which day; on paper: the day of the answer
    decline = TermField("decline-reason", null=True)
    outcome = TermField("referral-outcome", null=True)
    withdrawal = TermField("withdrawal-reason", null=True)
    words = SealedText(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["referral", "at"], name="step_of_referral_in_order"),
            models.Index(fields=["sender", "-at", "id"], name="step_newest_of_sender"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["referral"],
                condition=Q(move__in=sorted(move.value for move in ANSWERS)),
                name="referral_is_answered_once",
            ),
            models.UniqueConstraint(
                fields=["referral", "move"],
                condition=Q(move__in=sorted(move.value for move in ONCE)),
                name="referral_takes_each_step_once",
            ),
            models.CheckConstraint(
                condition=Q(move__in=[move.value for move in Move]), name="step_is_a_known_move"
            ),
            models.CheckConstraint(
                condition=(Q(move=Move.DECLINED.value) & Q(decline__isnull=False))
                | (~Q(move=Move.DECLINED.value) & Q(decline__isnull=True)),
                name="declining_says_why",
            ),
            models.CheckConstraint(
                condition=(Q(move=Move.COMPLETED.value) & Q(outcome__isnull=False))
                | (~Q(move=Move.COMPLETED.value) & Q(outcome__isnull=True)),
                name="completing_says_what_came_of_it",
            ),
            models.CheckConstraint(
                condition=(Q(move=Move.WITHDRAWN.value) & Q(withdrawal__isnull=False))
                | (~Q(move=Move.WITHDRAWN.value) & Q(withdrawal__isnull=True)),
                name="withdrawing_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.move} at {self.at:%d.%m.%Y %H:%M}"
