"""A mobile unit's own book: the dossier from which its work outside hangs."""

from __future__ import annotations

from django.db import models

from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.models import Unit


class MobileUnit(ScopedModel):
    """One per unit. Region, since when and who works there stand in the directory."""

    compartment = Compartment.OPEN

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.unit_id)
