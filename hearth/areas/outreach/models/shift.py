"""Two go out, and come back. They say so themselves: nothing follows them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from hearth.areas.outreach.models.outside import Outside
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.models import User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField


class Shift(Outside):
    """Where to, from a list, and by when they should be back."""

    colleague = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    place = TermField("outreach-place", null=True)
    back_by = models.DateTimeField()
    note = SealedText()
    missed_at = models.DateTimeField(null=True)  # nobody was back: the coordinator was written to

    class Meta:
        indexes = [models.Index(fields=["unit", "-happened_at"], name="shift_newest_of_unit")]
        constraints = [
            models.CheckConstraint(
                condition=Q(back_by__gt=F("happened_at")), name="shift_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(colleague__isnull=True) | ~Q(colleague=F("by")),
                name="nobody_is_their_own_colleague",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} until {self.back_by:%H:%M}"


class ShiftEnd(ScopedModel):
    """They are back: a row, so that a shift ends once, whoever of the two says so."""

    compartment = Compartment.SERVICES

    shift = models.OneToOneField(Shift, models.PROTECT, related_name="+")
    happened_at = models.DateTimeField()
    note = SealedText()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"end of {self.shift_id}"
