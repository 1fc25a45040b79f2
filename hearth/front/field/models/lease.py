"""What a worker takes along on a phone, to be read without a signal, until an hour."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from hearth.casework.cases.models import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import User
from hearth.front.field.models.phone import Phone

MOST = 40  # cases on one phone, whatever the policy page says
LONGEST = timedelta(hours=72)


class LeaseEnd(models.TextChoices):
    """Why something is not on a phone any more, or must not be."""

    GIVEN_BACK = "given-back"  # its worker ended it
    REVOKED = "revoked"  # whoever looks after the phones ended it
    REPLACED = "replaced"  # its worker took others along instead
    WIPED = "wiped"  # the phone has lost its key: wiped in haste, or by time
    PHONE = "phone-revoked"
    ACCESS = "access"  # of one case: it does not open to the worker any more
    CLOSED = "closed"  # of one case
    SEALED = "sealed"  # of one case


class LeaseQuerySet(models.QuerySet["Lease"]):
    def of_phone(self, phone: Phone) -> Self:
        return self.filter(phone=phone)

    def not_ended(self) -> Self:
        return self.filter(ended_at__isnull=True)

    def running(self, at: datetime) -> Self:
        return self.not_ended().filter(until__gt=at)

    def not_wiped(self) -> Self:
        return self.filter(wiped_at__isnull=True)


class Lease(models.Model):
    """A few cases on one phone, for some hours. It says how many and how long, never which.

    `point` is the public half of a key that was cut on the phone for this lease alone; the other
    half never leaves the phone and is opened by the phone's own authenticator (WebAuthn, PRF).
    """

    web_may = "SELECT, INSERT, UPDATE"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    phone = models.ForeignKey(Phone, models.PROTECT, related_name="+")
    point = models.BinaryField()
    taken_at = models.DateTimeField()
    until = models.DateTimeField()
    fetched_at = models.DateTimeField(null=True)  # the phone last asked what it may keep
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    ended_because = models.CharField(max_length=20, choices=LeaseEnd, blank=True)
    wiped_at = models.DateTimeField(null=True)  # the phone said that it is gone

    objects: ClassVar[models.Manager[Lease]] = LeaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["phone"], condition=Q(ended_at__isnull=True), name="one_lease_on_a_phone"
            ),
            models.CheckConstraint(
                condition=Q(until__gt=F("taken_at")) & Q(until__lte=F("taken_at") + LONGEST),
                name="lease_lasts_72_hours_at_most",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True, ended_because="")
                | (Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_because="")),
                name="lease_that_ended_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"lease until {self.until:%d.%m.%Y %H:%M}"


class TakenCaseQuerySet(ScopedQuerySet["TakenCase"]):
    def of_lease(self, lease: Lease) -> Self:
        return self.filter(lease=lease).order_by("place")

    def not_cut(self) -> Self:
        return self.filter(cut_at__isnull=True)


class TakenCase(ScopedModel):
    """One case on a phone. Under the cover, so that whoever oversees the file sees who has it out.

    The sealed facts are kept nowhere in the house: they are sealed anew when the phone asks.
    """

    compartment = Compartment.OPEN

    lease = models.ForeignKey(Lease, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()  # in the list on the phone
    version = models.PositiveSmallIntegerField(default=0)  # of what was sent; 0: nothing yet
    digest = models.CharField(max_length=64, blank=True)  # keyed; tells whether anything changed
    sent_at = models.DateTimeField(null=True)
    cut_at = models.DateTimeField(null=True)
    cut_because = models.CharField(max_length=20, choices=LeaseEnd, blank=True)

    objects: ClassVar[TakenCaseQuerySet] = TakenCaseQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lease", "case"], name="case_is_taken_along_once"),
            models.UniqueConstraint(fields=["lease", "place"], name="each_place_is_taken_once"),
            models.CheckConstraint(
                condition=Q(place__gte=1, place__lte=MOST), name="forty_cases_on_a_phone_at_most"
            ),
            models.CheckConstraint(
                condition=Q(cut_at__isnull=True, cut_because="")
                | (Q(cut_at__isnull=False) & ~Q(cut_because="")),
                name="case_cut_from_a_lease_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"case {self.place} of {self.lease_id}"
