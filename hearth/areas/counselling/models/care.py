"""Care for those who listen: one sealed file for each colleague, theirs and their supervisor's.

Its dossier is a drawer of one's own, like that of drafts: sealed, so that no unit, and nobody who
leads one, can ever be let in; it opens by name.
"""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from hearth.areas.counselling.rules import LOADS
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField, TermsField


class CareFile(ScopedModel):
    """Whose care file a dossier is."""

    compartment = Compartment.OPEN

    user = models.OneToOneField(User, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier"], name="care_file_has_its_own_dossier")
        ]

    def __str__(self) -> str:
        return f"care file of {self.user_id}"


class ChosenSupervisorQuerySet(ScopedQuerySet["ChosenSupervisor"]):
    def still(self) -> Self:
        return self.filter(until__isnull=True)


class ChosenSupervisor(ScopedModel):
    """Whom the colleague chose, since when. The supervisor's grant rests on this row."""

    compartment = Compartment.OPEN

    file = models.ForeignKey(CareFile, models.PROTECT, related_name="+")
    supervisor = models.ForeignKey(User, models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    objects: ClassVar[ChosenSupervisorQuerySet] = ChosenSupervisorQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["file"], condition=Q(until__isnull=True), name="one_supervisor_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="supervisor_ends_after_beginning",
            ),
        ]

    def __str__(self) -> str:
        return f"supervisor since {self.since:%d.%m.%Y}"


class SupervisionTalk(ScopedModel):
    """A talk of supervision: when, which kind, and what the two agreed."""

    compartment = Compartment.OPEN

    file = models.ForeignKey(CareFile, models.PROTECT, related_name="+")
    kind = TermField("supervision-kind")
    held_on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    agreed = SealedText(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__range=(1, 480)), name="supervision_lasts_up_to_eight_hours"
            )
        ]

    def __str__(self) -> str:
        return f"supervision of {self.held_on:%d.%m.%Y}"


class CheckIn(ScopedModel):
    """How heavy the work is, said by whoever carries it; and what would help."""

    compartment = Compartment.OPEN

    file = models.ForeignKey(CareFile, models.PROTECT, related_name="+")
    load = models.PositiveSmallIntegerField()  # 1 light, 5 too heavy
    wishes = TermsField("care-wish")
    words = SealedText(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(load__in=LOADS), name="load_is_one_to_five")
        ]

    def __str__(self) -> str:
        return f"check-in of {self.at:%d.%m.%Y}"
