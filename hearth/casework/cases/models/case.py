"""An episode of work with one person: a number, dates, coded facts."""

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
from hearth.foundation.vocabularies.fields import TermField


class CaseQuerySet(ScopedQuerySet["Case"]):
    def newest_first(self) -> Self:
        return self.order_by("-opened_at", "-id")

    def before(self, opened_at: datetime, pk: UUID) -> Self:
        """The next page of a list by keyset: no counting, no skipping."""
        older = Q(opened_at__lt=opened_at) | Q(id__lt=pk)
        return self.filter(opened_at__lte=opened_at).filter(older)

    def after(self, opened_at: datetime, pk: UUID) -> Self:
        """The page before: what is newer than its first line."""
        newer = Q(opened_at__gt=opened_at) | Q(id__gt=pk)
        return self.filter(opened_at__gte=opened_at).filter(newer)

    def oldest_first(self) -> Self:
        return self.order_by("opened_at", "id")

    def still_open(self) -> Self:
        return self.filter(closed_at__isnull=True)

    def closed(self) -> Self:
        return self.filter(closed_at__isnull=False)

    def of_person(self, person: UUID) -> Self:
        return self.filter(person=person)

    def latest_episode_first(self) -> Self:
        return self.order_by("person_id", "-episode")


class Case(ScopedModel):
    """A pseudonym: a number, dates, coded facts. Everything that says who hangs from it, sealed."""

    compartment = Compartment.OPEN

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    number = models.CharField(max_length=9, unique=True)  # random: it tells neither order nor place
    episode = models.PositiveSmallIntegerField(default=1)
    reopened_because = TermField("reopening-reason", null=True)  # why she has another episode
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    qark = models.CharField(max_length=20)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(
        null=True
    )  # told by the Closing row; here so that lists can ask

    objects: ClassVar[CaseQuerySet] = CaseQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        # The list walks this index from where the last page ended, and sorts nothing. Open, closed
        # and mine are picked on the way: most of what is new is open, and few cases are one's own.
        indexes = [
            models.Index(fields=["-opened_at", "-id"], name="case_newest_first"),
            models.Index(
                fields=["dossier"],
                include=["opened_at", "id"],
                condition=Q(closed_at__isnull=True),
                name="case_open_by_dossier",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["person", "episode"], name="episode_counted_once"),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(closed_at__isnull=True),
                name="one_open_case_per_person",
            ),
            models.CheckConstraint(
                condition=Q(episode=1, reopened_because__isnull=True)
                | Q(episode__gt=1, reopened_because__isnull=False),
                name="later_episode_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.number
