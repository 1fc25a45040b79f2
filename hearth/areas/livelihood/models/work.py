"""An apprenticeship, a job, a business of her own; whether it was kept; how it ended."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from hearth.areas.livelihood.models.training import Enrolment
from hearth.areas.livelihood.rules import CHECKED_AFTER
from hearth.casework.cases.models import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField, TermsField


class PlacementQuerySet(ScopedQuerySet["Placement"]):
    def newest_first(self) -> Self:
        return self.order_by("-began_on", "-id")


class Placement(ScopedModel):
    """She works: at what, since when, on what terms. Where, stands in the whereabouts drawer."""

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    kind = TermField("placement-kind")
    trade = TermField("trade")
    began_on = models.DateField()
    hours_a_week = models.PositiveSmallIntegerField(null=True)
    contract = TermField("contract-kind")
    pay = TermField("pay-level")
    after = models.ForeignKey(
        Enrolment, models.PROTECT, null=True, related_name="+"
    )  # the course that led to it
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[PlacementQuerySet] = PlacementQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(hours_a_week__isnull=True) | Q(hours_a_week__range=(1, 100)),
                name="placement_hours_fit_in_a_week",
            )
        ]

    def __str__(self) -> str:
        return f"placement of {self.began_on:%d.%m.%Y}"


class KeepingCheckQuerySet(ScopedQuerySet["KeepingCheck"]):
    def unanswered(self) -> Self:
        return self.filter(kept__isnull=True, ended=False)

    def of_units(self, units: frozenset[object]) -> Self:
        return self.filter(unit__in=units)

    def due_before(self, day: date) -> Self:
        return self.filter(due_on__lt=day)

    def due_since(self, day: date) -> Self:
        return self.filter(due_on__gte=day)

    def soonest_first(self) -> Self:
        return self.order_by("due_on", "id")


class KeepingCheck(ScopedModel):
    """After so many months somebody asks whether the work was kept. It waits from the start."""

    compartment = Compartment.SERVICES

    placement = models.ForeignKey(Placement, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    months = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # which asks
    ended = models.BooleanField(default=False)  # the work had ended before; nobody is asked

    kept = TermField("kept", null=True)
    pay = TermField("pay-level", null=True)
    barriers = TermsField("livelihood-barrier")
    words = SealedText(null=True)
    checked_on = models.DateField(null=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(null=True)

    objects: ClassVar[KeepingCheckQuerySet] = KeepingCheckQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(
                fields=["unit", "due_on"],
                condition=Q(kept__isnull=True, ended=False),
                name="keeping_check_waiting_by_unit",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "months"], name="keeping_checked_once_a_mark"
            ),
            models.CheckConstraint(
                condition=Q(months__in=CHECKED_AFTER), name="keeping_checked_at_known_marks"
            ),
            models.CheckConstraint(
                condition=Q(kept__isnull=True, checked_on__isnull=True, by__isnull=True)
                | Q(
                    kept__isnull=False,
                    checked_on__isnull=False,
                    by__isnull=False,
                    at__isnull=False,
                    ended=False,
                ),
                name="keeping_check_tells_by_whom_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"check after {self.months} months"


class PlacementEnd(ScopedModel):
    """How a placement ended, and what stood in the way."""

    compartment = Compartment.SERVICES

    placement = models.OneToOneField(Placement, models.PROTECT, related_name="+")
    reason = TermField("placement-end")
    began_on = models.DateField()  # as in the placement, so that the database can compare
    ended_on = models.DateField()
    barriers = TermsField("livelihood-barrier")
    words = SealedText(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__gte=F("began_on")), name="placement_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"end of a placement, {self.ended_on:%d.%m.%Y}"
