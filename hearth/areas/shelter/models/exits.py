"""Leaving because of the rules: proposed by the house, decided by the director.

These two lie on the cover of her dossier, since a director opens nothing more of it; but only the
house and the director's own unit read them.
"""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from hearth.casework.cases.models import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField


class ExitProposalQuerySet(ScopedQuerySet["ExitProposal"]):
    def waiting(self) -> Self:
        return self.filter(decided_at__isnull=True)


class ExitProposal(ScopedModel):
    """The house asks the director whether somebody must leave, and says what it offers instead."""

    compartment = Compartment.OPEN
    only_units = ("unit_id", "asked_id")

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    asked = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # where the director sits
    rule = TermField("house-rule")
    alternative = TermField("exit-alternative")
    happened = SealedText()
    offered = SealedText()  # where, from when, who goes along
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)  # told by the decision; here for the lists

    objects: ClassVar[ExitProposalQuerySet] = ExitProposalQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["case"], name="exit_proposal_of_case")]

    def __str__(self) -> str:
        return f"exit proposed: {self.rule_id}"


class ExitDecision(ScopedModel):
    """The director's yes or no, with reasons. A no keeps the bed hers."""

    compartment = Compartment.OPEN
    only_units = ("unit_id", "asked_id")

    proposal = models.OneToOneField(ExitProposal, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    asked = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    agreed = models.BooleanField()
    why = SealedText()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"decision on {self.proposal_id}"
