"""What was written down."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from hearth.casework.cases.models.case import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedText


class NoteQuerySet(ScopedQuerySet["Note"]):
    def newest_first(self) -> Self:
        return self.order_by("-at", "-id")


class Note(ScopedModel):
    """Something written down about the case. Never changed: a correction is another note."""

    compartment = Compartment.STORY
    kept_by = "keeper_id"

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    text = SealedText()
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    keeper = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[NoteQuerySet] = NoteQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="note_newest_of_case")]

    def __str__(self) -> str:
        return f"note of {self.at:%d.%m.%Y}"
