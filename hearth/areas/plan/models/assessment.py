"""How somebody is, judged with reasons: needs, the seven domains, the risk, the safety plan."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from hearth.areas.plan.models.given import FollowUp
from hearth.casework.cases.models import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedJSON, SealedText
from hearth.foundation.vocabularies.fields import TermField, TermsField


class NeedsAssessment(ScopedModel):
    """What is needed in each domain of life, as judged on a day. No sum is ever made of it."""

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    held_on = models.DateField()
    words = SealedJSON()  # by domain: what is needed. Health lies in HealthNeed
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "version"], name="needs_version_written_once")
        ]

    def __str__(self) -> str:
        return f"needs on {self.held_on:%d.%m.%Y}"


class HealthNeed(ScopedModel):
    """The part of the needs that only the drawer of health may hold."""

    compartment = Compartment.HEALTH

    needs = models.OneToOneField(NeedsAssessment, models.PROTECT, related_name="+")
    words = SealedText()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"health needs of {self.needs_id}"


class DomainRating(ScopedModel):
    """How one domain of life stood on a day: 1 in crisis, 5 steady. By an assessment or a visit."""

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    domain = TermField("outcome-domain")
    rating = models.PositiveSmallIntegerField()
    on = models.DateField()
    needs = models.ForeignKey(NeedsAssessment, models.PROTECT, null=True, related_name="+")
    visit = models.ForeignKey(FollowUp, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "on", "at"], name="rating_of_case_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(rating__gte=1, rating__lte=5), name="rating_from_one_to_five"
            ),
            models.CheckConstraint(
                condition=Q(needs__isnull=True) ^ Q(visit__isnull=True),
                name="rating_comes_from_one_occasion",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.domain_id}: {self.rating}"


class RiskAssessment(ScopedModel):
    """A level by judgement, what is done against it, and the day it is judged again. No score.

    It lies with the whereabouts: who protects her reads it, who teaches her to sew does not.
    """

    compartment = Compartment.WHEREABOUTS

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    held_on = models.DateField()
    level = TermField("risk-level")
    signs = TermsField("risk-sign")
    measures = SealedText()
    next_on = models.DateField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "version"], name="risk_version_written_once"),
            models.CheckConstraint(
                condition=Q(next_on__gt=F("held_on")), name="risk_is_judged_again_later"
            ),
        ]

    def __str__(self) -> str:
        return f"risk on {self.held_on:%d.%m.%Y}"


class RiskReason(ScopedModel):
    """Why the level is what it is. It quotes what the person told.

    It names the judgement by its number only: who reads the story need not read the risk.
    """

    compartment = Compartment.STORY

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()  # of the RiskAssessment
    words = SealedText()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "version"], name="risk_reasoned_once")
        ]

    def __str__(self) -> str:
        return f"reasons of risk version {self.version}"


class SelfHarmRisk(ScopedModel):
    """Whether the person may hurt themself, and what is done: for the drawer of health."""

    compartment = Compartment.HEALTH

    risk = models.OneToOneField(RiskAssessment, models.PROTECT, related_name="+")
    words = SealedText()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"self-harm in {self.risk_id}"


class SafetyPlan(ScopedModel):
    """What the person does when it becomes dangerous, made together; in versions, by heart."""

    compartment = Compartment.WHEREABOUTS

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    on = models.DateField()
    words = SealedJSON()  # signs, places, people, leaving, children, phone
    tried = models.BooleanField()  # walked through together at least once
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "version"], name="safety_version_written_once")
        ]

    def __str__(self) -> str:
        return f"safety plan, version {self.version}"
