"""How she may be reached without bringing her into danger."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from hearth.casework.people.models.person import Person
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import User
from hearth.foundation.vault.fields import SealedJSON


class SafeContactQuerySet(ScopedQuerySet["SafeContact"]):
    def latest_first(self) -> Self:
        return self.order_by("-at", "-id")


class SafeContact(ScopedModel):
    """How, when and with which words she may be reached. Shown wherever a phone or address shows.

    Versions, as with names: what was agreed before stays readable, the newest counts.
    """

    compartment = Compartment.WHEREABOUTS

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    rules = SealedJSON()  # the words of ContactRules, see rules.py
    confirmed_with_her = models.BooleanField(default=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[SafeContactQuerySet] = SafeContactQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["person", "-at"], name="safe_contact_newest_of_person")]

    def __str__(self) -> str:
        return f"safe contact of {self.person_id}"
