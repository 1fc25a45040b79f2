"""What somebody answered: one table for each drawer that answers may lie in."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from hearth.casework.cases.models import Case
from hearth.casework.instruments.models.version import InstrumentVersion
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import User
from hearth.foundation.vault.fields import SealedJSON


class AnswersQuerySet(ScopedQuerySet["Answers"]):
    def to(self, key: str) -> Self:
        return self.filter(instrument__key=key)

    def oldest_first(self) -> Self:
        return self.order_by("given_on", "at", "id")


class Answers(ScopedModel):
    """One sheet, filled in: sealed, with the version it was given under and its score then.

    An area that needs a drawer of its own derives a table from this one.
    """

    instrument = models.ForeignKey(InstrumentVersion, models.PROTECT, related_name="+")
    submission = models.UUIDField(unique=True)  # made by the page or the telephone: sent once
    said = SealedJSON()  # question -> answer, as checked
    scores = SealedJSON()  # score -> {value, missing, band}, as it was worked out that day
    given_on = models.DateField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[AnswersQuerySet] = AnswersQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        abstract = True


class ServiceAnswers(Answers):
    """Answers of one person that whoever helps her may read: needs, goals, wishes."""

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["case", "given_on"], name="service_answers_of_case")]

    def __str__(self) -> str:
        return f"answers of {self.given_on:%d.%m.%Y}"


class HealthAnswers(Answers):
    """Answers of one person about body and mind."""

    compartment = Compartment.HEALTH

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["case", "given_on"], name="health_answers_of_case")]

    def __str__(self) -> str:
        return f"answers of {self.given_on:%d.%m.%Y}"


class FieldAnswers(Answers):
    """Answers about what a mobile unit did outside; they name nobody."""

    compartment = Compartment.OPEN

    about = models.UUIDField(null=True)  # the session or visit, which belongs to its own area

    def __str__(self) -> str:
        return f"answers of {self.given_on:%d.%m.%Y}"
