"""Who belongs to whom. A relative is a person with a dossier of their own."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from hearth.casework.people.models.person import Person
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.models import User
from hearth.foundation.vocabularies.fields import TermField


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
                condition=~Q(person=F("relative")), name="nobody_is_their_own_relative"
            ),
        ]

    def __str__(self) -> str:
        return f"tie of {self.person_id}"
