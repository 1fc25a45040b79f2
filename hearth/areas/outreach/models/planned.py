"""Where a unit means to go, and why there."""

from __future__ import annotations

from django.db import models

from hearth.areas.outreach.models.outside import Outside
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField, TermsField


class PlannedArea(Outside):
    """A kind of place in a municipality, to be visited by a day. A visit there answers it."""

    place = TermField("outreach-place")
    reasons = TermsField("area-reason")
    by_day = models.DateField()
    note = SealedText()

    class Meta:
        indexes = [models.Index(fields=["unit", "by_day"], name="planned_area_of_unit")]

    def __str__(self) -> str:
        return f"{self.place_id} by {self.by_day}"
