"""A submission as it arrived. It lies in the unit's book: its workers and coordinator read it."""

from __future__ import annotations

from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedText
from hearth.front.openrosa.models.device import Device


class ArrivalQuerySet(ScopedQuerySet["Arrival"]):
    def to_handle(self) -> Self:
        """Whole, acknowledged, and nobody has looked at it yet."""
        return self.filter(state=Arrival.State.RECEIVED).order_by("received_at", "id")

    def to_mend(self) -> Self:
        return self.filter(state=Arrival.State.REFUSED).order_by("received_at", "id")

    def newest_first(self) -> Self:
        return self.order_by("-received_at", "-id")


class Arrival(ScopedModel):
    """One form from one telephone, under the id that the telephone gave it."""

    compartment = Compartment.SERVICES

    class State(models.TextChoices):
        PARTIAL = "partial"  # the telephone sends the rest in another message
        RECEIVED = "received"  # kept, and not looked at yet
        HANDLED = "handled"  # the deed is done
        REFUSED = "refused"  # an answer does not fit: `faults` says which and why
        MENDED = "mended"  # refused first, put right by a human, done
        DROPPED = "dropped"  # a human saw that nothing is to be done
        REPLACED = "replaced"  # a later edit of the same form came before it was handled

    instance = models.UUIDField(unique=True)  # sent twice, it is one row
    edits = models.UUIDField(null=True)  # the form that this one is to replace
    device = models.ForeignKey(Device, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    form = models.SlugField(max_length=60)
    version = models.CharField(max_length=40)
    encrypted = models.BooleanField()
    digest = models.CharField(max_length=64)  # of the XML as it was sent
    state = models.CharField(max_length=10, choices=State)
    faults = ArrayField(models.CharField(max_length=90), default=list)  # "people_met:not-whole"
    received_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects: ClassVar[ArrivalQuerySet] = ArrivalQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(
                fields=["received_at"],
                condition=Q(state="received"),
                name="arrival_waiting_to_be_handled",
            ),
            models.Index(fields=["unit", "-received_at"], name="arrival_newest_of_unit"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["partial", "received", "refused"], ended_at__isnull=True)
                | Q(state__in=["handled", "mended", "dropped", "replaced"], ended_at__isnull=False),
                name="arrival_ends_with_a_deed_or_a_decision",
            )
        ]

    def __str__(self) -> str:
        return f"arrival {self.instance}"


class ArrivalPiece(ScopedModel):
    """One file of it, as it was sent; emptied when the deed is done."""

    compartment = Compartment.SERVICES

    arrival = models.ForeignKey(Arrival, models.PROTECT, related_name="+")
    name = SealedText()
    name_digest = models.CharField(max_length=64)  # sent again, it is the same piece
    content = SealedText()  # base64
    size = models.PositiveIntegerField()

    objects: ClassVar[ScopedQuerySet[ArrivalPiece]] = ScopedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrival", "name_digest"], name="arrival_has_each_piece_once"
            )
        ]

    def __str__(self) -> str:
        return f"piece of {self.arrival_id}"
