"""A file that was opened in an emergency, by somebody to whom it is closed."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from hearth.casework.cases.models.case import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.models import Grant
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField


class EmergencyOpeningQuerySet(ScopedQuerySet["EmergencyOpening"]):
    def newest_first(self) -> Self:
        return self.order_by("-at", "-id")


class EmergencyOpening(ScopedModel):
    """Who, why, and until when. It lies under the cover, so that whoever oversees the file reads
    why; it says nothing of her."""

    compartment = Compartment.OPEN

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    grant = models.OneToOneField(Grant, models.PROTECT, related_name="+")
    reason = TermField("break-glass-reason")
    words = SealedText()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # of whoever opened it
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    until = models.DateTimeField()

    objects: ClassVar[EmergencyOpeningQuerySet] = EmergencyOpeningQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="emergency_newest_of_case")]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("at")), name="emergency_has_an_end")
        ]

    def __str__(self) -> str:
        return f"emergency until {self.until:%d.%m.%Y %H:%M}"
