"""What access is given to: a case file, a file of the men's programme, an anonymous report."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import Guarded, ScopedQuerySet
from hearth.foundation.accounts.models import Unit


class Dossier(Guarded):
    """Everything confidential hangs from one of these and carries its id."""

    compartment = Compartment.OPEN
    dossier_column = "id"

    class Kind(models.TextChoices):
        CASE = "case"
        PERPETRATOR = "perpetrator"
        REPORT = "report"
        FIELD = "field"  # what a mobile unit does outside: shifts, visits, sessions
        HOUSE = "house"  # a house that shelters people: its address, its rooms, its log
        DRAWER = "drawer"  # one colleague's own: what was being typed, before it became anything

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.CASE)
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    qark = models.CharField(max_length=20)  # iso:AL-12: whose police, whose social service
    municipality = models.CharField(max_length=20, blank=True)
    opened_at = models.DateTimeField()
    sealed = models.BooleanField(default=False)  # named people only: witnesses, relatives of staff

    objects: ClassVar[ScopedQuerySet[Dossier]] = ScopedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["id", "sealed"], name="dossier_with_its_seal"),
            models.CheckConstraint(condition=~Q(qark=""), name="dossier_lies_in_a_qark"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
