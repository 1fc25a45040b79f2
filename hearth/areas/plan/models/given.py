"""What was given, what could not be had, and how the meetings went."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from hearth.areas.plan.models.plan import PlannedAction
from hearth.areas.plan.rules.contact import Answer
from hearth.casework.cases.models import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField


class ServiceDelivery(ScopedModel):
    """A service was given: what, when, by whom, at what cost, and which planned action it serves.

    What serves nothing planned says so: it is how a plan learns what it forgot.
    """

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    service = TermField("service")
    on = models.DateField()
    action = models.ForeignKey(PlannedAction, models.PROTECT, null=True, related_name="+")
    not_planned = models.BooleanField()
    provider = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")  # null: we did
    minutes = models.PositiveSmallIntegerField(null=True)
    lek = models.PositiveIntegerField(null=True)  # what it cost; null: not known
    funding = TermField("funding-source")
    words = SealedText(null=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["case", "-on", "-id"], name="service_of_case_newest"),
            models.Index(fields=["unit", "on"], name="service_of_unit_by_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(action__isnull=True, not_planned=True)
                | Q(action__isnull=False, not_planned=False),
                name="service_serves_the_plan_or_says_not",
            )
        ]

    def __str__(self) -> str:
        return f"service on {self.on:%d.%m.%Y}"


class UnmetNeed(ScopedModel):
    """What was needed and could not be had: why, and since when. Such rows are counted."""

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    service = TermField("service")
    reason = TermField("unmet-reason")
    since = models.DateField()
    words = SealedText(null=True)
    met_on = models.DateField(null=True)
    met_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["case", "since"], name="unmet_need_of_case"),
            models.Index(
                fields=["service", "since"],
                condition=Q(met_on__isnull=True),
                name="unmet_need_still_unmet",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(met_on__isnull=True, met_by__isnull=True)
                | Q(met_on__gte=F("since"), met_by__isnull=False),
                name="need_is_met_after_it_arose",
            )
        ]

    def __str__(self) -> str:
        return f"unmet need since {self.since:%d.%m.%Y}"


class FollowUp(ScopedModel):
    """We met, or tried to. Two presses from Today; what was agreed, in a line."""

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    on = models.DateField()
    mode = TermField("contact-mode")
    reached = models.BooleanField()
    words = SealedText(null=True)
    next_on = models.DateField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "-on", "-id"], name="follow_up_of_case_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(next_on__gt=F("on")), name="next_meeting_comes_after_this_one"
            )
        ]

    def __str__(self) -> str:
        return f"follow-up on {self.on:%d.%m.%Y}"


class VisitFinding(ScopedModel):
    """What a visit brought to light that few should read: contact, signs, who was present."""

    compartment = Compartment.STORY

    visit = models.OneToOneField(FollowUp, models.PROTECT, related_name="+")
    exploiter_contact = models.CharField(max_length=20, choices=[(a.value, a.name) for a in Answer])
    trafficked_again = models.CharField(max_length=20, choices=[(a.value, a.name) for a in Answer])
    words = SealedText(null=True)  # who was present, what is new
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"finding of {self.visit_id}"
