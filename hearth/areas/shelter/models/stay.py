"""A stay: that this person lives in a house of ours, since when, until when, and how she left."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from hearth.areas.shelter.models.across import AcrossDossiers
from hearth.areas.shelter.models.booking import Booking
from hearth.areas.shelter.models.exits import ExitDecision
from hearth.casework.cases.models import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField


class StayQuerySet(ScopedQuerySet["Stay"]):
    def still_there(self) -> Self:
        return self.filter(left_on__isnull=True)

    def in_units(self, units: frozenset[UUID]) -> Self:
        return self.filter(unit__in=units)

    def due_before(self, day: date) -> Self:
        return self.filter(due_on__lte=day)

    def of_party(self, party: UUID) -> Self:
        return self.filter(party=party)


class Stay(ScopedModel):
    """She lives in a house of this unit. It lies in her own dossier, where her whereabouts do."""

    compartment = Compartment.WHEREABOUTS

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = TermField("house-kind")
    party = models.UUIDField()  # a mother and her children came together; no key leads to them
    came_on = models.DateField()
    due_on = models.DateField()  # until when it is agreed; told by the extensions
    left_on = models.DateField(null=True)  # told by the leaving; here so that lists can ask
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[StayQuerySet] = StayQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["case", "-came_on"], name="stay_of_case"),
            models.Index(
                fields=["unit", "due_on"], condition=Q(left_on__isnull=True), name="stay_by_its_end"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(left_on__isnull=True),
                name="nobody_lives_in_two_houses",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gt=F("came_on")), name="stay_is_agreed_for_a_night"
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("came_on")),
                name="stay_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"stay of {self.case_id}"


class LodgingQuerySet(ScopedQuerySet["Lodging"]):
    def latest_first(self) -> Self:
        return self.order_by("-number")


class Lodging(ScopedModel):
    """Which bed a stay has from which day on. A move is another lodging."""

    compartment = Compartment.WHEREABOUTS

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    booking = AcrossDossiers(Booking, models.PROTECT, related_name="+")
    since = models.DateField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[LodgingQuerySet] = LodgingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stay", "number"], name="lodging_counted_once")
        ]

    def __str__(self) -> str:
        return f"lodging {self.number} of {self.stay_id}"


class Extension(ScopedModel):
    """The stay is agreed until another day, and why."""

    compartment = Compartment.WHEREABOUTS

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+")
    due_on = models.DateField()
    why = SealedText()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["stay"], name="extension_of_stay")]

    def __str__(self) -> str:
        return f"{self.stay_id} until {self.due_on:%d.%m.%Y}"


class Leaving(ScopedModel):
    """How a stay ended: why, where to, and what was arranged. Rules need the director."""

    compartment = Compartment.WHEREABOUTS

    stay = models.OneToOneField(Stay, models.PROTECT, related_name="+")
    on = models.DateField()
    reason = TermField("leaving-reason")
    destination = TermField("destination")
    words = SealedText(null=True)
    decision = models.ForeignKey(ExitDecision, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reason="leaving-reason/rules", decision__isnull=False)
                | (~Q(reason="leaving-reason/rules") & Q(decision__isnull=True)),
                name="rules_need_the_directors_decision",
            )
        ]

    def __str__(self) -> str:
        return f"{self.stay_id} left: {self.reason_id}"
