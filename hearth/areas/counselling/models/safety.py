"""What was done at once when somebody thought of dying; and scores from outside."""

from __future__ import annotations

from django.db import models

from hearth.casework.cases.models import Case
from hearth.casework.instruments.models import HealthAnswers
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.models import User
from hearth.foundation.vault.fields import SealedJSON, SealedText
from hearth.foundation.vocabularies.fields import TermField, TermsField


class SafetyStep(ScopedModel):
    """Asked plainly, agreed together, somebody called; opened by an answer or by what was heard."""

    compartment = Compartment.HEALTH

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    answers = models.ForeignKey(
        HealthAnswers, models.PROTECT, null=True, related_name="+"
    )  # none: it was said, not written
    plan = TermField("safety-answer")
    means = TermField("safety-answer")
    alone_tonight = TermField("safety-answer")
    done = TermsField("safety-act")
    words = SealedJSON()  # agreed: what; who: stays with the person
    again_on = models.DateField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="safety_step_newest_of_case")]

    def __str__(self) -> str:
        return f"safety step of {self.at:%d.%m.%Y}"


class ExternalScore(ScopedModel):
    """A tool that may not be shipped: its name, the day, the number, and who gave it."""

    compartment = Compartment.HEALTH

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    tool = TermField("external-tool")
    called = SealedText(null=True)  # its name, where the list does not have it
    value = models.DecimalField(max_digits=6, decimal_places=2)
    given_on = models.DateField()
    given_by = SealedText()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.tool_id} of {self.given_on:%d.%m.%Y}"
