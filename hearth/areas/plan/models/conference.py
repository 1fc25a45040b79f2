"""A case conference: who sat there, which questions, one decision for each, and what follows."""

from __future__ import annotations

from django.db import models

from hearth.casework.cases.models import Case, Task
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedText


class CaseConference(ScopedModel):
    """People of several units at one table, for one person, who is asked first."""

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    on = models.DateField()
    asked = models.BooleanField()  # the person knew of it and said what to say there
    voice = SealedText(null=True)  # what the person wanted to be said
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "-on", "-id"], name="conference_of_case_newest")]

    def __str__(self) -> str:
        return f"conference of {self.on:%d.%m.%Y}"


class ConferenceSeat(ScopedModel):
    """Who took part, by unit and role. A name is not needed to know who decided."""

    compartment = Compartment.SERVICES

    conference = models.ForeignKey(CaseConference, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    role = models.CharField(max_length=40, choices=Role)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "unit", "role"], name="unit_and_role_sit_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.unit_id}"


class ConferenceQuestion(ScopedModel):
    """One question, its one decision, and the task that carries it out."""

    compartment = Compartment.SERVICES

    conference = models.ForeignKey(CaseConference, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    question = SealedText()
    decision = SealedText()
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "position"], name="questions_stand_in_order"
            )
        ]

    def __str__(self) -> str:
        return f"question {self.position}"
