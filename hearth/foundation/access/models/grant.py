"""Grants let somebody in; denials keep somebody out. Rows, never deductions."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import EVERYTHING, Compartment, drawers_in
from hearth.foundation.access.models.dossier import Dossier
from hearth.foundation.accounts.models import Unit, User


class Basis(models.TextChoices):
    """Why somebody was let in. No right is ever deduced from anything else."""

    ASSIGNMENT = "assignment"
    TEAM = "team"
    SUPERVISION = "supervision"
    OVERSIGHT = "oversight"  # standing: that it exists and who opened it; see policy/access.toml
    OFFER = "offer"  # a referral waits for their answer: they know of it, and do not work on it
    REFERRAL = "referral"
    DUTY = "duty"
    IDENTITY = "identity"  # the name, given to the police by the reporter or by policy
    COURT_ORDER = "court-order"
    BREAK_GLASS = "break-glass"


class GrantQuerySet(models.QuerySet["Grant"]):
    def covering(self, compartment: Compartment) -> Self:
        return self.annotate(_covers=F("compartments").bitand(compartment.bit)).filter(
            _covers__gt=0
        )

    def in_force(self, at: datetime) -> Self:
        return (
            self.filter(given_at__lte=at)
            .filter(Q(until__isnull=True) | Q(until__gt=at))
            .filter(Q(ended_at__isnull=True) | Q(ended_at__gt=at))
        )


class Grant(models.Model):
    """A unit, or a person by name, may open these drawers of this dossier, for this reason."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+")
    sealed = models.BooleanField(default=False)  # the dossier's own; a composite key keeps it equal
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    compartments = models.IntegerField()
    basis = models.CharField(max_length=20, choices=Basis)
    because = models.CharField(max_length=200)
    rests_on = models.UUIDField(null=True)  # the consent or referral it dies with
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    ended_because = models.CharField(max_length=60, blank=True)

    objects: ClassVar[models.Manager[Grant]] = GrantQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["dossier", "unit"], name="grant_by_dossier_and_unit"),
            models.Index(fields=["unit", "dossier"], name="grant_by_unit"),
            models.Index(
                fields=["user", "dossier"], name="grant_by_user", condition=Q(user__isnull=False)
            ),
            models.Index(
                fields=["rests_on"], name="grant_by_rest", condition=Q(rests_on__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=True) ^ Q(user__isnull=True),
                name="grant_goes_to_a_unit_or_to_a_person",
            ),
            models.CheckConstraint(
                condition=Q(sealed=False) | Q(unit__isnull=True) | Q(ended_at__isnull=False),
                name="sealed_dossier_opens_to_named_people_only",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("given_at")),
                name="grant_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(compartments__gt=0, compartments__lte=EVERYTHING),
                name="grant_covers_known_drawers",
            ),
            models.CheckConstraint(
                condition=Q(basis__in=Basis.values), name="grant_has_a_known_basis"
            ),
            models.CheckConstraint(condition=~Q(because=""), name="grant_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.unit or self.user}: {self.because}"

    @property
    def drawers(self) -> tuple[Compartment, ...]:
        return drawers_in(self.compartments)


class DenialQuerySet(models.QuerySet["Denial"]):
    def in_force(self, at: datetime) -> Self:
        return self.filter(made_at__lte=at).filter(Q(lifted_at__isnull=True) | Q(lifted_at__gt=at))

    def against(self, actor: Actor) -> Self:
        return self.filter(Q(user=actor.user) | Q(unit__in=actor.unit_ids))


class Denial(models.Model):
    """A conflict of interest, a relative, the wall round the men's programme. Beats everything."""

    class Reason(models.TextChoices):
        CONFLICT = "conflict-of-interest"
        RELATIVE = "relative"
        WALL = "mens-programme-wall"
        REQUEST = "her-request"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=30, choices=Reason)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects: ClassVar[models.Manager[Denial]] = DenialQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["dossier"], name="denial_by_dossier")]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=True) ^ Q(user__isnull=True),
                name="denial_names_a_unit_or_a_person",
            ),
            models.CheckConstraint(
                condition=Q(
                    reason__in=[
                        "conflict-of-interest",
                        "relative",
                        "mens-programme-wall",
                        "her-request",
                    ]
                ),
                name="denial_has_a_known_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"not {self.unit or self.user}: {self.reason}"
