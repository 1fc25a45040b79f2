"""An episode of work with one person; her team; what was written; how it ended."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from hearth.casework.people.models import Person
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField


class CaseQuerySet(ScopedQuerySet["Case"]):
    def newest_first(self) -> Self:
        return self.order_by("-opened_at", "-id")

    def before(self, opened_at: datetime, pk: UUID) -> Self:
        """The next page of a list by keyset: no counting, no skipping."""
        return self.filter(Q(opened_at__lt=opened_at) | Q(opened_at=opened_at, id__lt=pk))

    def still_open(self) -> Self:
        return self.filter(closed_at__isnull=True)


class Case(ScopedModel):
    """A pseudonym: a number, dates, coded facts. Everything that says who hangs from it, sealed."""

    compartment = Compartment.OPEN

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    number = models.CharField(max_length=9, unique=True)  # random: it tells neither order nor place
    episode = models.PositiveSmallIntegerField(default=1)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    qark = models.CharField(max_length=20)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)  # told by the Closing row; here so that lists can ask

    objects: ClassVar[CaseQuerySet] = CaseQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["-opened_at", "-id"], name="case_newest_first")]
        constraints = [
            models.UniqueConstraint(fields=["person", "episode"], name="episode_counted_once"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(closed_at__isnull=True), name="one_open_case_per_person"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class FirstContact(ScopedModel):
    """One agency's first contact with the person: found by itself or referred, by whom, when.

    Kept for every agency, since national figures without double counting, and every estimate
    of the hidden number, rest on these three facts.
    """

    compartment = Compartment.SERVICES

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    how = TermField("first-contact")
    source = TermField("signal-source", null=True)
    from_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "unit"], name="first_contact_happens_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} on {self.on}"


class TeamMember(ScopedModel):
    """Who works on the case. Joining writes a grant to the person by name; leaving ends it."""

    compartment = Compartment.OPEN

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    leads = models.BooleanField(default=False)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user"],
                condition=Q(left_at__isnull=True),
                name="member_of_the_team_once",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(left_at__isnull=True, leads=True),
                name="one_lead_per_case",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.case_id}"


class Note(ScopedModel):
    """Something written down about the case. Never changed: a correction is another note."""

    compartment = Compartment.STORY

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    text = SealedText()
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="note_newest_of_case")]

    def __str__(self) -> str:
        return f"note of {self.at:%d.%m.%Y}"


class Closing(ScopedModel):
    """How an episode ended, where she went, and whether she agreed to be asked again."""

    compartment = Compartment.OPEN

    case = models.OneToOneField(Case, models.PROTECT, related_name="+")
    reason = TermField("closing-reason")
    may_be_contacted = models.BooleanField(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"closing of {self.case_id}"
