"""The data key of each dossier, and the key pair of envelopes, wrapped by the master key."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet

LAST_VERSION = 0xFFFF


class DossierKey(ScopedModel):
    """One version of a dossier's key. New values use the newest; destroying all erases a person."""

    compartment = Compartment.OPEN

    key_version = models.PositiveIntegerField()
    master_version = models.PositiveIntegerField()
    wrapped = models.BinaryField()
    made_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)
    destroyed_because = models.CharField(max_length=60, blank=True)

    objects: ClassVar[ScopedQuerySet[DossierKey]] = ScopedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "key_version"], name="dossier_has_one_key_of_each_version"
            ),
            models.CheckConstraint(
                condition=Q(key_version__gte=1, key_version__lte=LAST_VERSION),
                name="key_version_fits_two_bytes",
            ),
            models.CheckConstraint(
                condition=Q(destroyed_at__isnull=True, destroyed_because="")
                | (Q(destroyed_at__isnull=False, wrapped=b"") & ~Q(destroyed_because="")),
                name="destroyed_key_is_gone_and_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"key {self.key_version} of {self.dossier_id}"


class EnvelopeKey(models.Model):
    """A key pair that phones seal to. The private half is wrapped; the point is for everybody."""

    web_may = "SELECT, INSERT, UPDATE"

    number = models.PositiveIntegerField(primary_key=True)
    point = models.BinaryField()
    master_version = models.PositiveIntegerField()
    wrapped = models.BinaryField()
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(number__gte=1), name="envelope_key_number_begins_at_one"
            )
        ]

    def __str__(self) -> str:
        return f"envelope key {self.number}"
