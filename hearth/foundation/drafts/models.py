"""The drawer, and the drafts in it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import User
from hearth.foundation.vault.fields import SealedJSON


class Drawer(ScopedModel):
    """Whose drawer a dossier is."""

    compartment = Compartment.OPEN

    user = models.OneToOneField(User, models.PROTECT, related_name="+")

    objects: ClassVar[ScopedQuerySet[Drawer]] = ScopedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier"], name="drawer_has_its_own_dossier")
        ]

    def __str__(self) -> str:
        return f"drawer of {self.user_id}"


class Draft(ScopedModel):
    """One form, as far as it was filled in; about one subject, or about nothing yet."""

    compartment = Compartment.OPEN
    erasable = True

    user = models.ForeignKey(User, models.PROTECT, related_name="+")  # whose drawer it lies in
    form = models.SlugField(max_length=60)  # a code: identification, referral
    subject = models.UUIDField(null=True)  # the row the form was about, if there was one
    content = SealedJSON()
    saved_at = models.DateTimeField()

    objects: ClassVar[ScopedQuerySet[Draft]] = ScopedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["saved_at"], name="draft_by_age")]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "form", "subject"],
                nulls_distinct=False,
                name="one_draft_per_form_and_subject",
            )
        ]

    def __str__(self) -> str:
        return f"draft of {self.form}"
