"""A person in a course: week by week, how it ended, the certificate."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from hearth.areas.livelihood.models.catalogue import Course
from hearth.casework.cases.models import Case
from hearth.casework.referrals.models import Referral
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField, TermsField


class EnrolmentQuerySet(ScopedQuerySet["Enrolment"]):
    def newest_first(self) -> Self:
        return self.order_by("-began_on", "-id")


class Enrolment(ScopedModel):
    """She takes this course, from this day on."""

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    course = models.ForeignKey(Course, models.PROTECT, related_name="+")
    began_on = models.DateField()
    referral = models.ForeignKey(
        Referral, models.PROTECT, null=True, related_name="+"
    )  # how the provider was told, if by us
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[EnrolmentQuerySet] = EnrolmentQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "course", "began_on"], name="enrolled_once_in_a_course"
            )
        ]

    def __str__(self) -> str:
        return f"enrolment of {self.began_on:%d.%m.%Y}"


class CourseWeek(ScopedModel):
    """One week: how often the course met, how often she came, and what kept her away."""

    compartment = Compartment.SERVICES

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="+")
    week_of = models.DateField()  # its Monday
    held = models.PositiveSmallIntegerField()
    came = models.PositiveSmallIntegerField()
    barriers = TermsField("livelihood-barrier")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "week_of"], name="course_week_noted_once"),
            models.CheckConstraint(
                condition=Q(came__lte=F("held")), name="nobody_comes_more_often_than_it_met"
            ),
            models.CheckConstraint(
                condition=Q(held__gte=1, held__lte=14), name="course_week_met_at_least_once"
            ),
            models.CheckConstraint(
                condition=Q(week_of__iso_week_day=1), name="course_week_begins_on_monday"
            ),
        ]

    def __str__(self) -> str:
        return f"week of {self.week_of:%d.%m.%Y}"


class EnrolmentEnd(ScopedModel):
    """How the course ended for her."""

    compartment = Compartment.SERVICES

    enrolment = models.OneToOneField(Enrolment, models.PROTECT, related_name="+")
    end = TermField("enrolment-end")
    ended_on = models.DateField()
    barriers = TermsField("livelihood-barrier")
    words = SealedText(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"end of a course, {self.ended_on:%d.%m.%Y}"


class Certificate(ScopedModel):
    """The paper that says what she can do; it often comes weeks after the end."""

    compartment = Compartment.SERVICES

    enrolment = models.OneToOneField(Enrolment, models.PROTECT, related_name="+")
    given_on = models.DateField()
    number = SealedText(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"certificate of {self.given_on:%d.%m.%Y}"
