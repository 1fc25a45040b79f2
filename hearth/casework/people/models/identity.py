"""Who the person is: a sealed page in versions, and the other names she goes by."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from hearth.casework.people.models.person import Person
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import User
from hearth.foundation.vault.fields import SealedJSON, SealedText
from hearth.foundation.vocabularies.fields import TermField


class IdentityQuerySet(ScopedQuerySet["Identity"]):
    def latest_first(self) -> Self:
        return self.order_by("-at", "-id")


class Identity(ScopedModel):
    """Who the person is, as one sealed page, so that even which facts are known stays hidden.

    Versions: a correction is a new row; the newest is the one in use.
    """

    compartment = Compartment.IDENTITY

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    facts = SealedJSON()  # given_name, family_name, father, mother, born_on, document, nickname
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[IdentityQuerySet] = IdentityQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["person", "-at"], name="identity_newest_of_person")]

    def __str__(self) -> str:
        return f"identity of {self.person_id}"


class Alias(ScopedModel):
    """Another name she goes by, or is known by to others."""

    compartment = Compartment.IDENTITY

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = TermField("alias-kind")
    name = SealedText()
    used_by = SealedText(null=True)  # who calls her so: family, exploiter, documents
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person"], name="alias_of_person")]

    def __str__(self) -> str:
        return f"alias of {self.person_id}"
