"""Organisations and their units: who exists in the country, for what, and where."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language

from hearth.foundation.accounts.kinds import UnitKind


class Organisation(models.Model):
    """A body that signs for itself: the centre, a directorate, a ministry, a municipality."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=80, unique=True)
    en = models.CharField(max_length=200)
    sq = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.en if get_language() == "en" else self.sq


class UnitQuerySet(models.QuerySet["Unit"]):
    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def working(self, at: datetime) -> Self:
        """Units that exist at this moment."""
        return self.working_on(at.date())

    def working_on(self, day: date) -> Self:
        return self.filter(Q(since__isnull=True) | Q(since__lte=day)).filter(
            Q(until__isnull=True) | Q(until__gt=day)
        )


class Unit(models.Model):
    """People who answer together. Alerts, referrals and grants are addressed to units."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="units")
    key = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=30, choices=UnitKind)
    en = models.CharField(max_length=200)
    sq = models.CharField(max_length=200)
    qark = models.CharField(max_length=20, blank=True)  # iso:AL-12; empty: the whole country
    municipality = models.CharField(max_length=20, blank=True)  # asrdb:61; empty: the whole qark
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager[Unit]] = UnitQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["kind", "qark"], name="unit_by_kind_and_qark")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=UnitKind.values), name="unit_is_of_a_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(municipality="") | ~Q(qark=""), name="unit_municipality_lies_in_a_qark"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.en if get_language() == "en" else self.sq

    def is_working_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (
            self.until is None or self.until > day
        )


class RosterTurnQuerySet(models.QuerySet["RosterTurn"]):
    def on_duty(self, at: datetime) -> Self:
        return self.filter(begins_at__lte=at).filter(Q(ends_at__isnull=True) | Q(ends_at__gt=at))

    def in_order(self) -> Self:
        return self.order_by("position", "begins_at", "id")


class RosterTurn(models.Model):
    """Who answers for a unit, first, second, third, and until when. The unit's duty roster."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="roster")
    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()  # 1 answers first
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager[RosterTurn]] = RosterTurnQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["unit", "position"], name="roster_by_unit_in_order")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("begins_at")),
                name="turn_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1), name="turn_position_begins_at_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.user}"
