"""A visit to a place where people have little information and little protection."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from hearth.areas.outreach.models.outside import Outside
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField, TermsField


class Visit(Outside):
    """What was handed out, and what looked dangerous. Whoever is in danger is reported apart."""

    place = TermField("outreach-place")
    people_met = models.PositiveSmallIntegerField(default=0)
    materials = TermsField("outreach-material")
    materials_given = models.PositiveSmallIntegerField(default=0)
    risks = TermsField("risk-situation")
    note = SealedText()

    class Meta:
        indexes = [models.Index(fields=["unit", "counted_on"], name="visit_of_unit_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(materials_given=0) | Q(materials__len__gt=0),
                name="what_was_handed_out_at_a_visit_is_named",
            )
        ]

    def __str__(self) -> str:
        return f"{self.place_id}, {self.counted_on}"
