"""A conversation outside, with somebody who stays without a name."""

from __future__ import annotations

from django.db import models

from hearth.areas.outreach.models.outside import Outside
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField, TermsField


class Contact(Outside):
    """Sex and age as seen, what was spoken of. Nothing here leads back to anybody."""

    place = TermField("outreach-place")
    sex = TermField("sex")
    age_band = TermField("age-band")
    language = TermField("language", null=True)
    topics = TermsField("outreach-topic")
    materials = TermsField("outreach-material")
    materials_given = models.PositiveSmallIntegerField(default=0)
    risks = TermsField("risk-situation")
    knows_the_way_to_us = models.BooleanField(default=False)
    note = SealedText()

    class Meta:
        indexes = [models.Index(fields=["unit", "counted_on"], name="contact_of_unit_by_day")]

    def __str__(self) -> str:
        return f"contact {self.counted_on}"
