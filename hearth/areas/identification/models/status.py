"""The ladder of statuses. Every rung is a row: who decided, when, as which body."""

from __future__ import annotations

from django.db import models

from hearth.casework.cases.models import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vocabularies.fields import TermField


class StatusDecision(ScopedModel):
    """A status given to a case by a body. The newest is the one in force; none is ever erased."""

    compartment = Compartment.OPEN

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    status = TermField("identification-status")
    body = TermField("deciding-body")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="status_newest_of_case")]

    def __str__(self) -> str:
        return f"{self.status_id} of {self.case_id}"
