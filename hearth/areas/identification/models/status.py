"""The ladder of statuses. Every rung is a row: who decided, when, as which body."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from hearth.casework.cases.models import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField


class StatusDecisionQuerySet(ScopedQuerySet["StatusDecision"]):
    def latest_first(self) -> Self:
        return self.order_by("-rung")


class StatusDecision(ScopedModel):
    """A status given to a case by a body. The highest rung is in force; none is ever erased.

    Rungs are counted without a gap and without a fork: of two who decide at once, the database
    lets one, and the other is shown what was decided meanwhile.
    """

    compartment = Compartment.OPEN

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    rung = models.PositiveSmallIntegerField(default=1)
    status = TermField("identification-status")
    body = TermField("deciding-body")
    decided_on = models.DateField()  # the body's own day; `at` is when it was written down here
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[StatusDecisionQuerySet] = StatusDecisionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "rung"], name="one_decision_per_rung"),
            models.CheckConstraint(condition=Q(rung__gte=1), name="ladder_begins_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.status_id} of {self.case_id}"


class Grounds(ScopedModel):
    """Why a status was decided, in words: for those who may open the story, not for the cover."""

    compartment = Compartment.STORY

    decision = models.OneToOneField(StatusDecision, models.PROTECT, related_name="+")
    words = SealedText()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"grounds of {self.decision_id}"


class Correction(ScopedModel):
    """A status was written by mistake: which one, why, and the rung that came of it.

    Not a decision about her. Both rungs stay readable; the words of it are in the grounds.
    """

    compartment = Compartment.OPEN

    decision = models.OneToOneField(StatusDecision, models.PROTECT, related_name="+")
    mistaken = models.OneToOneField(StatusDecision, models.PROTECT, related_name="+")
    reason = TermField("correction-reason")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(decision=models.F("mistaken")), name="correction_is_another_rung"
            )
        ]

    def __str__(self) -> str:
        return f"correction of {self.mistaken_id}"
