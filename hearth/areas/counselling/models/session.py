"""A session: what may be shared of it, and the counsellor's own note, in two drawers."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from hearth.areas.counselling.models.group import GroupMeeting
from hearth.casework.cases.models import Case
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.vault.fields import SealedText
from hearth.foundation.vocabularies.fields import TermField


class CounsellingSessionQuerySet(ScopedQuerySet["CounsellingSession"]):
    def newest_first(self) -> Self:
        return self.order_by("-held_on", "-at", "-id")


class CounsellingSession(ScopedModel):
    """One meeting with one person, alone or in a group; its summary is what is shared."""

    compartment = Compartment.HEALTH

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    kind = TermField("session-kind")
    held_on = models.DateField()
    minutes = models.PositiveSmallIntegerField(null=True)
    attended = TermField("session-attendance")
    meeting = models.ForeignKey(
        GroupMeeting, models.PROTECT, null=True, related_name="+"
    )  # of a group
    summary = SealedText(null=True)
    next_on = models.DateField(null=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[CounsellingSessionQuerySet] = CounsellingSessionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["case", "-held_on"], name="session_newest_of_case")]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "meeting"],
                condition=Q(meeting__isnull=False),
                name="one_session_a_person_and_meeting",
            ),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__range=(1, 480)),
                name="session_lasts_up_to_eight_hours",
            ),
        ]

    def __str__(self) -> str:
        return f"session of {self.held_on:%d.%m.%Y}"


class OwnNote(ScopedModel):
    """What the counsellor writes for the work of thinking. Between counsellors of one unit only.

    It is never shared, printed with the file or exported; another note is added, none is changed.
    """

    compartment = Compartment.THERAPY
    only_units = ("unit_id",)

    session = models.ForeignKey(CounsellingSession, models.PROTECT, related_name="+")
    text = SealedText()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"own note of {self.at:%d.%m.%Y}"
