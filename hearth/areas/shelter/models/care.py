"""What the house keeps of each person, in her own dossier: out and back, and her medicines."""

from __future__ import annotations

from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from hearth.areas.shelter.models.stay import Stay
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField


class OutingQuerySet(ScopedQuerySet["Outing"]):
    def still_out(self) -> Self:
        return self.filter(back_at__isnull=True)


class Outing(ScopedModel):
    """She went out and said when she would be back. Whoever is late is looked for."""

    compartment = Compartment.WHEREABOUTS

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+")
    out_at = models.DateTimeField()
    back_by = models.DateTimeField()
    where = SealedText(null=True)  # as far as she wished to say
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    back_at = models.DateTimeField(null=True)
    noted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects: ClassVar[OutingQuerySet] = OutingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["stay", "-out_at"], name="outing_newest_first")]
        constraints = [
            models.UniqueConstraint(
                fields=["stay"], condition=Q(back_at__isnull=True), name="nobody_is_out_twice"
            ),
            models.CheckConstraint(
                condition=Q(back_by__gt=F("out_at")), name="back_after_going_out"
            ),
            models.CheckConstraint(
                condition=Q(back_at__isnull=True, noted_by__isnull=True)
                | Q(back_at__isnull=False, noted_by__isnull=False),
                name="somebody_saw_her_come_back",
            ),
        ]

    def __str__(self) -> str:
        return f"outing of {self.stay_id}"


class MedicineQuerySet(ScopedQuerySet["Medicine"]):
    def still_given(self) -> Self:
        return self.filter(stopped_at__isnull=True, stay__left_on__isnull=True)


class Medicine(ScopedModel):
    """A medicine the house keeps for her: what, how much, at which hours of the day."""

    compartment = Compartment.HEALTH

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+")
    what = SealedText()
    dose = SealedText()
    hours = ArrayField(models.PositiveSmallIntegerField())  # on the clock of this country
    since = models.DateField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)

    objects: ClassVar[MedicineQuerySet] = MedicineQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["stay"], name="medicine_of_stay")]
        constraints = [
            models.CheckConstraint(
                condition=Q(hours__len__gt=0), name="medicine_is_given_at_some_hour"
            )
        ]

    def __str__(self) -> str:
        return f"medicine of {self.stay_id}"


class Dose(ScopedModel):
    """Given or not given, at which hour of which day, by whom; not given says why."""

    compartment = Compartment.HEALTH

    medicine = models.ForeignKey(Medicine, models.PROTECT, related_name="+")
    on = models.DateField()
    hour = models.PositiveSmallIntegerField()
    given = models.BooleanField()
    because = TermField("dose-not-given", null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["medicine", "on", "hour"], name="dose_given_once"),
            models.CheckConstraint(condition=Q(hour__lt=24), name="dose_has_an_hour"),
            models.CheckConstraint(
                condition=Q(given=True, because__isnull=True)
                | Q(given=False, because__isnull=False),
                name="dose_not_given_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"dose of {self.medicine_id}"
