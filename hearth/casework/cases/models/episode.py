"""How an episode began for each agency, and how it ended."""

from __future__ import annotations

from django.db import models

from hearth.casework.cases.models.case import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vocabularies.fields import TermField


class FirstContact(ScopedModel):
    """One agency's first contact with the person: found by itself or referred, by whom, when.

    Kept for every agency, since national figures without double counting, and every estimate
    of the hidden number, rest on these three facts.
    """

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    how = TermField("first-contact")
    source = TermField("signal-source", null=True)
    from_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "unit"], name="first_contact_happens_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} on {self.on}"


class Closing(ScopedModel):
    """How an episode ended, and whether she agreed to be asked again."""

    compartment = Compartment.OPEN

    case = models.OneToOneField(Case, models.PROTECT, related_name="+")
    reason = TermField("closing-reason")
    may_be_contacted = models.BooleanField(null=True)  # null: she could not be asked
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"closing of {self.case_id}"
