"""A notice says once what a duty reveals; an alert brings it to one unit and waits."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedJSON


class Notice(ScopedModel):
    """What the officer needs to move, and no name. Written once, read by every unit alerted."""

    compartment = Compartment.ALERT

    event = models.UUIDField()  # the audit event that raised it
    kind = models.CharField(max_length=60)
    number = models.CharField(max_length=9)  # the case's
    danger = models.BooleanField(default=False)
    minor = models.BooleanField(default=False)
    qark = models.CharField(max_length=20)
    municipality = models.CharField(max_length=20, blank=True)
    reveals = SealedJSON()  # meet_at, danger, form, sex, age_band, suspects, reporter, phone
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["unit", "-at"], name="notice_newest_of_unit"),
            models.Index(fields=["dossier"], name="notice_of_dossier"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.number}"


class AlertQuerySet(ScopedQuerySet["Alert"]):
    def sent_to(self, units: frozenset[UUID]) -> Self:
        return self.filter(recipient__in=units)

    def unanswered(self) -> Self:
        return self.filter(answered_at__isnull=True)

    def overdue(self, at: datetime) -> Self:
        return self.unanswered().filter(due_at__lt=at)

    def to_escalate(self, at: datetime) -> Self:
        return self.unanswered().filter(escalates_at__lte=at)

    def danger_then_time(self) -> Self:
        """What nobody answered comes first, by danger, then by time; then what is under way."""
        return self.order_by(F("answered_at").asc(nulls_first=True), "-danger", "due_at", "id")


class Alert(ScopedModel):
    """One unit is told one thing, by a time. It keeps the rule it was raised under."""

    compartment = Compartment.ALERT

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="+")
    recipient = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    nobody_there = models.BooleanField(default=False)  # the directory had a hole: it fell to us
    duty = models.CharField(max_length=20)  # its code on the policy page
    source = models.CharField(max_length=200)
    verified = models.BooleanField(default=False)
    expects_outcome = models.BooleanField(default=True)  # else an acknowledgement closes it
    danger = models.BooleanField(default=False)
    raised_at = models.DateTimeField()
    due_at = models.DateTimeField()
    escalates_at = models.DateTimeField(null=True)
    steps = models.PositiveSmallIntegerField(default=0)  # how far it has climbed
    calls = models.PositiveSmallIntegerField(default=0, db_default=0)  # that were written down
    answered_at = models.DateTimeField(null=True)  # told by the Acknowledgement; here for lists
    closed_at = models.DateTimeField(null=True)  # what was owed was given; likewise

    objects: ClassVar[AlertQuerySet] = AlertQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["recipient", "-raised_at"], name="alert_newest_of_unit"),
            models.Index(
                F("recipient"),
                F("answered_at").asc(nulls_first=True),
                F("danger").desc(),
                F("due_at"),
                F("id"),
                condition=Q(closed_at__isnull=True),
                name="alert_waiting_by_unit",
            ),
            models.Index(
                fields=["escalates_at"],
                condition=Q(answered_at__isnull=True),
                name="alert_to_escalate",
            ),
            models.Index(fields=["notice"], name="alert_of_notice"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "recipient", "duty"], name="one_alert_per_notice_unit_and_duty"
            ),
            models.CheckConstraint(
                condition=Q(due_at__gte=F("raised_at")), name="alert_due_after_it_is_raised"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty} to {self.recipient_id}"

    def is_late(self, at: datetime) -> bool:
        return self.answered_at is None and at > self.due_at


class Acknowledgement(ScopedModel):
    """A row, not a flag: it knows who, and when."""

    compartment = Compartment.ALERT

    alert = models.OneToOneField(Alert, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"acknowledged at {self.at:%d.%m.%Y %H:%M}"
