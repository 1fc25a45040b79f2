"""A booking: the nights in which a bed is not free. Held, slept in, or out of use."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, Self
from uuid import UUID

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import Func, Q, Value

from hearth.areas.shelter.models.house import Bed, House
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import User
from hearth.foundation.vocabularies.fields import TermField


class BookingQuerySet(ScopedQuerySet["Booking"]):
    def in_force(self) -> Self:
        return self.filter(released_at__isnull=True)

    def of_house(self, house: UUID) -> Self:
        return self.filter(house=house)

    def of_units(self, units: frozenset[UUID]) -> Self:
        return self.filter(house__unit__in=units)

    def between(self, first: date, last: date) -> Self:
        """Some night from `first` on, before `last`."""
        nights = Func(
            Value(first), Value(last), function="daterange", output_field=DateRangeField()
        )
        return self.filter(nights__overlap=nights)

    def from_night(self, night: date) -> Self:
        """That night, or any later one."""
        return self.filter(nights__endswith__gt=night)

    def on(self, night: date) -> Self:
        return self.filter(nights__contains=night)

    def holds(self) -> Self:
        return self.filter(kind=Booking.Kind.HOLD)

    def lapsed(self, at: datetime) -> Self:
        return self.in_force().holds().filter(expires_at__lte=at)

    def of_party(self, party: UUID) -> Self:
        return self.filter(party=party)


class Booking(ScopedModel):
    """One bed, some nights. It hangs from the house and names nobody: `cases` are ids, no keys."""

    compartment = Compartment.WHEREABOUTS

    class Kind(models.TextChoices):
        HOLD = "hold"
        STAY = "stay"
        OUT = "out"

    house = models.ForeignKey(House, models.PROTECT, related_name="+")
    bed = models.ForeignKey(Bed, models.PROTECT, related_name="+")
    nights = DateRangeField()  # from, and the day on which the bed is free again
    kind = models.CharField(max_length=4, choices=Kind)
    party = models.UUIDField()  # the bookings made for people who come together
    cases = ArrayField(models.UUIDField(), default=list)  # for whom; several share a bed
    out_because = TermField("out-of-use", null=True)
    expires_at = models.DateTimeField(null=True)  # a hold ends by itself
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)
    released_because = TermField("booking-end", null=True)

    objects: ClassVar[BookingQuerySet] = BookingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["party"], name="booking_by_party"),
            models.Index(
                fields=["expires_at"],
                condition=Q(released_at__isnull=True, kind="hold"),
                name="hold_by_its_end",
            ),
        ]
        constraints = [
            ExclusionConstraint(
                name="bed_promised_once",
                expressions=[("bed", RangeOperators.EQUAL), ("nights", RangeOperators.OVERLAPS)],
                condition=Q(released_at__isnull=True),
            ),
            models.CheckConstraint(condition=Q(nights__isempty=False), name="booking_has_a_night"),
            models.CheckConstraint(
                condition=Q(kind="hold", expires_at__isnull=False)
                | (~Q(kind="hold") & Q(expires_at__isnull=True)),
                name="hold_ends_by_itself",
            ),
            models.CheckConstraint(
                condition=Q(kind="out", out_because__isnull=False)
                | (~Q(kind="out") & Q(out_because__isnull=True)),
                name="bed_out_of_use_says_why",
            ),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True, released_because__isnull=True)
                | Q(released_at__isnull=False, released_because__isnull=False),
                name="booking_released_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.bed_id}"

    @property
    def first(self) -> date:
        first: date = self.nights.lower
        return first

    @property
    def until(self) -> date:
        """The day on which the bed is free again."""
        until: date = self.nights.upper
        return until
