"""A referral: one unit asks another for one service for one case. And the ground it is sent on."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import ExpressionWrapper, F, Q

from hearth.casework.cases.models import Case, Consent
from hearth.casework.referrals.rules import GOING, NOT_OVER, TALKING, WAITING, State
from hearth.foundation.access.compartments import EVERYTHING, Compartment, drawers_in
from hearth.foundation.access.models import Grant
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField


class ReferralQuerySet(ScopedQuerySet["Referral"]):
    def to_units(self, units: frozenset[UUID]) -> Self:
        return self.filter(recipient__in=units).exclude(state=State.DRAFT)

    def by_units(self, units: frozenset[UUID]) -> Self:
        return self.filter(sender__in=units)

    def waiting(self) -> Self:
        """Sent, and neither accepted nor declined."""
        return self.filter(state__in=WAITING)

    def over(self) -> Self:
        return self.filter(ended_at__isnull=False)

    def not_over(self) -> Self:
        return self.filter(state__in=NOT_OVER)

    def under_way(self) -> Self:
        return self.filter(state__in=TALKING)

    def overdue(self, at: datetime) -> Self:
        return self.waiting().filter(answer_by__lt=at)

    def brought_up(self) -> Self:
        """Nobody answered, and somebody above was given it to see to."""
        return self.filter(raised__isnull=False)

    def to_escalate(self, at: datetime) -> Self:
        return self.waiting().filter(escalates_at__lte=at)

    def danger_then_time(self) -> Self:
        return self.order_by("-danger", F("answer_by").asc(nulls_first=True), "id")

    def waiting_before_going(self) -> Self:
        """Danger first; then what somebody must still answer; then time."""
        going = ExpressionWrapper(Q(state__in=GOING), models.BooleanField())
        return self.order_by("-danger", going, F("answer_by").asc(nulls_first=True), "id")

    def last_ended_first(self) -> Self:
        return self.order_by("-ended_at", "-id")


class Referral(ScopedModel):
    """Between two units: the sender's people read it, and whoever holds the grant it was sent with.

    It lies in the open drawer, since before the answer nothing else is open to the unit asked;
    but of those to whom the case is open, nobody but these two reads it.
    """

    compartment = Compartment.OPEN
    only_units = ("sender_id",)
    only_grants = ("offer_id", "raised_id")

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    sender = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    recipient = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="+"
    )  # none: outside
    service = TermField("service")
    reason = TermField("referral-reason", null=True)
    urgency = TermField("urgency")
    danger = models.BooleanField(default=False)
    message = SealedText()  # the needs, without a name
    opens = models.IntegerField()  # the drawers an acceptance opens
    state = models.CharField(
        max_length=20, default=State.DRAFT.value
    )  # told by the steps; for the lists
    instead_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    sent_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    answer_by = models.DateTimeField(null=True)
    limit = models.CharField(
        max_length=20, blank=True
    )  # the rule of policy/duties.toml it counts by
    source = models.CharField(max_length=200, blank=True)
    verified = models.BooleanField(default=False)
    escalates_at = models.DateTimeField(null=True)
    climbed = models.PositiveSmallIntegerField(default=0)  # how often it was brought up
    ended_at = models.DateTimeField(null=True)
    offer = models.ForeignKey(Grant, models.PROTECT, null=True, related_name="+")
    opened = models.ForeignKey(Grant, models.PROTECT, null=True, related_name="+")
    raised = models.ForeignKey(Grant, models.PROTECT, null=True, related_name="+")

    objects: ClassVar[ReferralQuerySet] = ReferralQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["case", "-written_at"], name="referral_newest_of_case"),
            models.Index(fields=["recipient", "state", "answer_by"], name="referral_by_recipient"),
            models.Index(fields=["sender", "state", "answer_by"], name="referral_by_sender"),
            models.Index(
                fields=["recipient", "-ended_at", "-id"],
                condition=Q(ended_at__isnull=False),
                name="referral_last_to_recipient",
            ),
            models.Index(
                fields=["sender", "-ended_at", "-id"],
                condition=Q(ended_at__isnull=False),
                name="referral_last_of_sender",
            ),
            models.Index(
                fields=["escalates_at"],
                condition=Q(state__in=sorted(state.value for state in WAITING)),
                name="referral_to_escalate",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["id", "sender"], name="referral_with_its_sender"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]),
                name="referral_stands_in_a_known_state",
            ),
            models.CheckConstraint(
                condition=Q(recipient__isnull=True) | ~Q(recipient=F("sender")),
                name="referral_goes_to_somebody_else",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[State.DRAFT.value, State.WITHDRAWN.value],
                    sent_at__isnull=True,
                    sent_by__isnull=True,
                )
                | (Q(sent_at__isnull=False, sent_by__isnull=False) & ~Q(state=State.DRAFT.value)),
                name="referral_is_a_draft_until_it_is_sent",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, answer_by__isnull=True)
                | Q(answer_by__gt=F("sent_at")),
                name="referral_is_answered_after_it_is_sent",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, offer__isnull=True)
                | Q(recipient__isnull=True, offer__isnull=True)
                | Q(recipient__isnull=False, offer__isnull=False, sent_at__isnull=False),
                name="referral_opens_itself_to_the_unit_asked",
            ),
            models.CheckConstraint(
                condition=Q(opens__gt=0, opens__lte=EVERYTHING),
                name="referral_opens_known_drawers",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} from {self.sender_id}"

    @property
    def stands(self) -> State:
        return State(self.state)

    @property
    def drawers(self) -> tuple[Compartment, ...]:
        return drawers_in(self.opens)

    @property
    def is_outside(self) -> bool:
        """Sent to a partner who has no account here."""
        return self.recipient_id is None

    def is_late(self, at: datetime) -> bool:
        return self.stands in WAITING and self.answer_by is not None and at > self.answer_by


class Ground(ScopedModel):
    """What a referral rests on: her consent, or why it goes without. The sender's side."""

    compartment = Compartment.SERVICES

    referral = models.OneToOneField(Referral, models.PROTECT, related_name="+")
    consent = models.ForeignKey(Consent, models.PROTECT, null=True, related_name="+")
    without = TermField("no-consent-ground", null=True)
    why = SealedText(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(consent__isnull=False, without__isnull=True, why__isnull=True)
                | Q(consent__isnull=True, without__isnull=False, why__isnull=False),
                name="referral_rests_on_consent_or_says_why_not",
            )
        ]

    def __str__(self) -> str:
        return f"ground of {self.referral_id}"

    @property
    def rests_on(self) -> UUID:
        """What the grants of the referral die with: the consent, else the referral itself."""
        return self.consent_id or self.referral_id
