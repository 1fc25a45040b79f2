"""The formal procedure: asked for by her, held by two officers, decided in writing."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from hearth.areas.identification.models.status import StatusDecision
from hearth.areas.identification.rules.interview import Seat, Where
from hearth.casework.cases.models import Case, Consent
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedJSON, SealedText
from hearth.foundation.vocabularies.fields import TermField


class FormalIdentificationQuerySet(ScopedQuerySet["FormalIdentification"]):
    def latest_first(self) -> Self:
        return self.order_by("-at", "-id")


class FormalIdentification(ScopedModel):
    """She asks to be identified formally. It rests on her consent, and she may take it back."""

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    requested = models.OneToOneField(StatusDecision, models.PROTECT, related_name="+")
    consent = models.ForeignKey(Consent, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[FormalIdentificationQuerySet] = FormalIdentificationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="formal_newest_of_case")]

    def __str__(self) -> str:
        return f"formal identification in {self.case_id}"


class FormalInterview(ScopedModel):
    """The joint interview, held. Its words are the story; who sat there is in FormalOfficer."""

    compartment = Compartment.STORY

    procedure = models.ForeignKey(FormalIdentification, models.PROTECT, related_name="+")
    held = models.OneToOneField(StatusDecision, models.PROTECT, related_name="+")
    held_on = models.DateField()
    where = models.CharField(max_length=20)
    child = models.BooleanField()
    interpreter = TermField("interpreter", null=True)
    words = SealedJSON()  # place, guardian, interpreter, account, documents, injuries, wishes
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["procedure"], name="interview_of_procedure")]
        constraints = [
            models.CheckConstraint(
                condition=Q(where__in=[where.value for where in Where]),
                name="interview_held_inland_or_at_the_border",
            )
        ]

    def __str__(self) -> str:
        return f"formal interview of {self.held_on:%d.%m.%Y}"


class FormalOfficer(ScopedModel):
    """Who sat at the interview, for which body: a colleague here, or a name on paper, sealed."""

    compartment = Compartment.STORY

    interview = models.ForeignKey(FormalInterview, models.PROTECT, related_name="+")
    seat = models.CharField(max_length=20)
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    name = SealedText(null=True)  # of an officer without an account
    rank = SealedText(null=True)
    signed = models.BooleanField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(seat__in=[seat.value for seat in Seat]), name="officer_sits_for_a_body"
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=True) ^ Q(name__isnull=True),
                name="officer_is_a_colleague_or_a_name",
            ),
            models.UniqueConstraint(
                fields=["interview", "user"],
                condition=Q(user__isnull=False),
                name="officer_sits_once",
            ),
        ]

    def __str__(self) -> str:
        return f"officer of {self.seat}"


class FormalDecision(ScopedModel):
    """What the structure decided, and when she was given it in writing."""

    compartment = Compartment.SERVICES

    procedure = models.OneToOneField(FormalIdentification, models.PROTECT, related_name="+")
    decision = models.OneToOneField(StatusDecision, models.PROTECT, related_name="+")
    decided_on = models.DateField()
    given_on = models.DateField(null=True)  # empty: not yet in her hands
    language = TermField("language", null=True)  # of the paper she was given
    words = SealedJSON()  # number of the decision, and why it was decided so
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(given_on__isnull=True) | Q(given_on__gte=F("decided_on")),
                name="decision_is_given_after_it_is_made",
            )
        ]

    def __str__(self) -> str:
        return f"formal decision of {self.decided_on:%d.%m.%Y}"
