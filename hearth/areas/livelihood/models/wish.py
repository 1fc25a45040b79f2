"""What she would like to do, and what stands in the way; in versions."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from hearth.casework.cases.models import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField, TermsField


class WorkWishQuerySet(ScopedQuerySet["WorkWish"]):
    def latest_first(self) -> Self:
        return self.order_by("-version")


class WorkWish(ScopedModel):
    """One version of her wish, in her words. The newest counts, none is overwritten."""

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    trades = TermsField("trade")
    schooling = TermField("education-level", null=True)  # the highest finished
    barriers = TermsField("livelihood-barrier")
    words = SealedText(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[WorkWishQuerySet] = WorkWishQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "version"], name="work_wish_version_written_once"
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="work_wishes_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"work wish, version {self.version}"
