"""A campaign: a day, a march, something in the media."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from hearth.areas.outreach.models.outside import Outside
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField, TermsField


class Campaign(Outside):
    """Who was reached is counted or estimated, and says which."""

    class Basis(models.TextChoices):
        COUNTED = "counted"
        ESTIMATED = "estimated"

    kind = TermField("campaign-kind")
    occasion = TermField("campaign-occasion")
    title = SealedText()
    until = models.DateField()
    reached = models.PositiveIntegerField()
    basis = models.CharField(max_length=10, choices=Basis)
    partners = TermsField("outreach-partner")
    materials = TermsField("outreach-material")
    materials_given = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("counted_on")), name="campaign_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(basis__in=["counted", "estimated"]),
                name="reach_says_how_it_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind_id}, {self.counted_on}"
