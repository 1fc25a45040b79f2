"""The agreement between the centre and a police directorate: a mobile unit's work rests on it."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from hearth.foundation.accounts.models import Organisation, Unit


class CooperationAgreement(models.Model):
    """A page of the directory: the same for everybody, and no secret."""

    web_may = "SELECT, INSERT"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    directorate = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "directorate", "since"], name="agreement_is_written_once"
            ),
            models.CheckConstraint(
                condition=Q(until__gt=F("since")), name="agreement_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} and {self.directorate_id} until {self.until}"
