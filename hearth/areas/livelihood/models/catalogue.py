"""Which courses there are, where, and who gives them: the same page for everybody."""

from __future__ import annotations

import uuid
from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vocabularies.fields import TermField


class CourseQuerySet(models.QuerySet["Course"]):
    def on_offer(self, today: date) -> Self:
        """Not withdrawn, and not over."""
        return self.filter(withdrawn_on__isnull=True).filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=today)
        )

    def in_qark(self, qark: str) -> Self:
        return self.filter(qark=qark)

    def teaching(self, trade: str) -> Self:
        return self.filter(trade=trade)

    def given_by(self, provider_kind: str) -> Self:
        return self.filter(provider_kind=provider_kind)

    def by_place(self) -> Self:
        return self.order_by("qark_id", "trade_id", "begins_on", "name", "id")


class Course(models.Model):
    """One course in one place. Nothing in it is about a person we help."""

    web_may: ClassVar[str] = "SELECT, INSERT, UPDATE"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=160)
    kind = TermField("course-kind")
    trade = TermField("trade")
    provider = models.CharField(max_length=160)
    provider_kind = TermField("course-provider")
    qark = TermField("qark")
    municipality = TermField("municipality", null=True)
    phone = models.CharField(max_length=40, blank=True)
    hours = models.PositiveSmallIntegerField(null=True)
    places = models.PositiveSmallIntegerField(null=True)
    begins_on = models.DateField(null=True)  # none: it begins whenever enough people are there
    ends_on = models.DateField(null=True)
    certificate = models.BooleanField(default=False)
    free = models.BooleanField(default=False)
    travel_paid = models.BooleanField(default=False)
    childcare = models.BooleanField(default=False)
    condition = models.CharField(max_length=300, blank=True)  # what one needs to be taken

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # which wrote it in
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    confirmed_on = models.DateField()  # when the provider last said that it is so
    withdrawn_on = models.DateField(null=True)

    objects: ClassVar[models.Manager[Course]] = CourseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["qark", "trade"],
                condition=Q(withdrawn_on__isnull=True),
                name="course_on_offer_by_place",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(begins_on__isnull=True)
                | Q(ends_on__gte=F("begins_on")),
                name="course_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(provider=""), name="course_says_what_and_who"
            ),
        ]

    def __str__(self) -> str:
        return self.name
