"""The whole initial interview, in versions: everything the quick form did not ask."""

from __future__ import annotations

from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hearth.areas.identification.models.identification import Identification
from hearth.areas.identification.rules import Finding
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedJSON
from hearth.foundation.vocabularies.fields import TermField, TermsField


class InitialInterviewQuerySet(ScopedQuerySet["InitialInterview"]):
    def latest_first(self) -> Self:
        return self.order_by("-version")


class InitialInterview(ScopedModel):
    """One version of what she told and what was seen. The newest counts, none is overwritten.

    Nothing in it must be answered. A list left empty was not filled in; "not asked", "does not
    apply", "did not wish to say" and "not known" are answers of the lists.
    """

    compartment = Compartment.STORY

    identification = models.ForeignKey(Identification, models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    held_on = models.DateField(null=True)

    languages = TermsField("language")
    interpreter = TermField("interpreter", null=True)
    accompanied_by = TermsField("accompanied-by")

    signs = ArrayField(models.CharField(max_length=60), default=list)  # as in Identification
    acts = TermsField("trafficking-act")
    recruitment = TermsField("recruitment-channel")
    site = TermField("website-or-app", null=True)
    means = TermsField("means-of-control")
    exploitation = TermsField("exploitation-form")
    main_form = TermField("exploitation-form", null=True)
    subtypes = TermsField("sexual-exploitation-subtype")
    industry = TermField("industry", null=True)
    relation = TermsField("relation-to-trafficker")

    ethnicity = TermField("ethnicity", null=True)  # voluntary
    disability = TermsField("disability")
    migration = TermField("migration-status", null=True)

    words = SealedJSON()  # act, means, purpose, exploiter, route, wishes, interviewers
    advised = models.CharField(max_length=20, choices=[(f.value, f.name) for f in Finding])
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[InitialInterviewQuerySet] = InitialInterviewQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["identification", "version"], name="interview_version_written_once"
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="interview_versions_from_one"),
        ]

    def __str__(self) -> str:
        return f"version {self.version} of the interview {self.identification_id}"
