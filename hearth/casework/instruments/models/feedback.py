"""What those whom we served say of us. Anonymous: no case, no worker, no hour."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from hearth.casework.instruments.models.version import InstrumentVersion
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Organisation
from hearth.foundation.vault.fields import SealedJSON


class FeedbackBox(ScopedModel):
    """An organisation's box. Its dossier opens to the direction, not to those who serve."""

    compartment = Compartment.OPEN

    organisation = models.OneToOneField(Organisation, models.PROTECT, related_name="+")

    objects: ClassVar[ScopedQuerySet[FeedbackBox]] = ScopedQuerySet.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return f"box of {self.organisation_id}"


class Feedback(ScopedModel):
    """One sheet in the box. The month is kept, so that no list of the day tells who wrote it."""

    compartment = Compartment.ALERT  # opens to those who answer for the house; not to an auditor

    box = models.ForeignKey(FeedbackBox, models.PROTECT, related_name="+")
    instrument = models.ForeignKey(InstrumentVersion, models.PROTECT, related_name="+")
    submission = models.UUIDField(unique=True)
    said = SealedJSON()
    month = models.DateField()  # its first day

    objects: ClassVar[ScopedQuerySet[Feedback]] = ScopedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["box", "month"], name="feedback_of_box_by_month")]

    def __str__(self) -> str:
        return f"feedback of {self.month:%m.%Y}"
