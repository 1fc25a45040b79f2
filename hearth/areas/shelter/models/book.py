"""The book of a house: its log, handovers, incidents, visitors, what an inspection looks at."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from hearth.areas.shelter.models.house import House
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField


class LogEntry(ScopedModel):
    """A line in the book: what the shift saw. A correction is another line."""

    compartment = Compartment.SERVICES

    house = models.ForeignKey(House, models.PROTECT, related_name="+")
    kind = TermField("log-kind")
    words = SealedText(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["house", "-at"], name="log_newest_first")]

    def __str__(self) -> str:
        return f"{self.kind_id} of {self.house_id}"


class Handover(ScopedModel):
    """What the next shift must know. It counts as handed over when somebody has read it."""

    compartment = Compartment.SERVICES

    house = models.ForeignKey(House, models.PROTECT, related_name="+")
    inside = models.PositiveSmallIntegerField()  # people counted in the house
    must_know = SealedText()
    to_do = SealedText(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["house", "-at"], name="handover_newest_first")]

    def __str__(self) -> str:
        return f"handover of {self.house_id}"


class HandoverReading(ScopedModel):
    """A colleague has read it and takes over."""

    compartment = Compartment.SERVICES

    handover = models.ForeignKey(Handover, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["handover", "by"], name="handover_read_once_by_each")
        ]

    def __str__(self) -> str:
        return f"reading of {self.handover_id}"


class Incident(ScopedModel):
    """Something that must not be forgotten. Inspectors ask for it."""

    compartment = Compartment.SERVICES

    house = models.ForeignKey(House, models.PROTECT, related_name="+")
    kind = TermField("incident-kind")
    weight = TermField("incident-weight")
    happened_at = models.DateTimeField()
    happened = SealedText()
    done = SealedText(null=True)  # what was done, who was told
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["house", "-happened_at"], name="incident_newest_first")]

    def __str__(self) -> str:
        return f"{self.kind_id} in {self.house_id}"


class VisitorQuerySet(ScopedQuerySet["Visitor"]):
    def still_inside(self) -> Self:
        return self.filter(left_at__isnull=True)


class Visitor(ScopedModel):
    """Who came into the house, when, and when they left."""

    compartment = Compartment.SERVICES

    house = models.ForeignKey(House, models.PROTECT, related_name="+")
    kind = TermField("visitor-kind")
    who = SealedText()
    came_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects: ClassVar[VisitorQuerySet] = VisitorQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["house", "-came_at"], name="visitor_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(left_at__gte=F("came_at")),
                name="visitor_leaves_after_coming",
            )
        ]

    def __str__(self) -> str:
        return f"visitor of {self.house_id}"


class Inspection(ScopedModel):
    """How one item of an inspection was found. The newest of each item counts."""

    compartment = Compartment.SERVICES

    house = models.ForeignKey(House, models.PROTECT, related_name="+")
    item = TermField("inspection-item")
    state = TermField("inspection-state")
    words = SealedText(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["house", "item", "-at"], name="newest_look_at_item")]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.state_id}"
