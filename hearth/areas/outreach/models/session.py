"""An information session: how many were there, what they knew before and after, how many told."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from hearth.areas.outreach.models.outside import Outside
from hearth.areas.outreach.rules.agenda import HOW_TO_REPORT
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField, TermsField


class InformationSession(Outside):
    """The school and the class are sealed: a small class and a count would point at somebody."""

    audience = TermField("session-audience")
    language = TermField("language")
    venue = SealedText()
    topics = TermsField("outreach-topic")
    minutes = models.PositiveSmallIntegerField(default=0)
    present = models.PositiveSmallIntegerField()  # the sum of its attendance, for the lists
    materials = TermsField("outreach-material")
    materials_given = models.PositiveSmallIntegerField(default=0)
    disclosures = models.PositiveSmallIntegerField(default=0)  # how many, never who
    reporting_explained = models.BooleanField()
    note = SealedText()

    class Meta:
        indexes = [models.Index(fields=["unit", "counted_on"], name="session_of_unit_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(topics__contains=[HOW_TO_REPORT]),
                name="how_to_report_is_on_every_agenda",
            ),
            models.CheckConstraint(
                condition=Q(disclosures__lte=F("present")), name="nobody_tells_who_was_not_there"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.audience_id}, {self.counted_on}"


class Attendance(ScopedModel):
    """How many of one sex and age were there."""

    compartment = Compartment.SERVICES

    session = models.ForeignKey(InformationSession, models.PROTECT, related_name="+")
    sex = TermField("sex")
    age_band = TermField("age-band")
    number = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "sex", "age_band"], name="each_group_is_counted_once"
            ),
            models.CheckConstraint(condition=Q(number__gt=0), name="an_empty_group_is_no_row"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.sex_id} {self.age_band_id}"


class KnowledgeCheck(ScopedModel):
    """One question before and after: how many answered, how many of them knew."""

    compartment = Compartment.SERVICES

    session = models.ForeignKey(InformationSession, models.PROTECT, related_name="+")
    question = TermField("knowledge-question")
    asked = models.PositiveSmallIntegerField()
    knew_before = models.PositiveSmallIntegerField()
    knew_after = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "question"], name="asked_once_per_session"),
            models.CheckConstraint(
                condition=Q(knew_before__lte=F("asked"), knew_after__lte=F("asked")),
                name="nobody_knows_who_was_not_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.knew_before} → {self.knew_after} of {self.asked}"
