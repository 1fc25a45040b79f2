"""Persons and what is known of them, each fact in the drawer where it belongs."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import User
from hearth.foundation.vault.fields import SealedJSON, SealedText
from hearth.foundation.vocabularies.fields import TermField


class Person(ScopedModel):
    """A human being, without a name. Coded facts only: what may be counted, never who."""

    compartment = Compartment.OPEN

    sex = TermField("sex")
    age_band = TermField("age-band")
    birth_year = models.PositiveSmallIntegerField(null=True)
    age_estimated = models.BooleanField(default=True)  # an estimate until a document says otherwise
    citizenship = TermField("citizenship", null=True)
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(birth_year__isnull=True) | Q(birth_year__range=(1900, 2100)),
                name="person_birth_year_is_a_year",
            )
        ]

    def __str__(self) -> str:
        return f"person {str(self.pk)[:8]}"


class IdentityQuerySet(ScopedQuerySet["Identity"]):
    def latest_first(self) -> IdentityQuerySet:
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
    name = SealedText()
    used_by = SealedText(null=True)  # who calls her so: family, exploiter, documents
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person"], name="alias_of_person")]

    def __str__(self) -> str:
        return f"alias of {self.person_id}"


class SafeContact(ScopedModel):
    """How, when and with which words she may be reached. Shown wherever a phone or address shows."""

    compartment = Compartment.WHEREABOUTS

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    rules = SealedJSON()  # phone, hours, voicemail, say, codeword, if_another_answers, address, shared
    confirmed_with_her = models.BooleanField(default=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person", "-at"], name="safe_contact_newest_of_person")]

    def __str__(self) -> str:
        return f"safe contact of {self.person_id}"


class FamilyTie(ScopedModel):
    """This person's relative, who has a dossier of their own: the tie opens nothing there."""

    compartment = Compartment.IDENTITY

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    relative = models.UUIDField()  # a Person of another dossier; no key, so that it tells nothing
    relation = TermField("family-relation")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "relative", "relation"], name="family_tie_said_once"
            ),
            models.CheckConstraint(
                condition=~Q(person=models.F("relative")), name="nobody_is_their_own_relative"
            ),
        ]

    def __str__(self) -> str:
        return f"tie of {self.person_id}"
