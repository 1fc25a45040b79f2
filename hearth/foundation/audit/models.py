"""Events and the head of their chain. Rows come in through the database's own function only."""

from __future__ import annotations

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.models import Dossier
from hearth.foundation.access.rule import Reached, reach
from hearth.foundation.access.scoped import Guarded, ScopedQuerySet

NO_DOSSIER = UUID(int=0)


class EventQuerySet(ScopedQuerySet["Event"]):
    def about(self, dossier: Dossier | UUID) -> Self:
        return self.filter(dossier=dossier if isinstance(dossier, UUID) else dossier.pk)

    def by(self, user: UUID) -> Self:
        return self.filter(actor=user)

    def of_kind(self, *kinds: str) -> Self:
        return self.filter(kind__in=kinds)

    def newest_first(self) -> Self:
        return self.order_by("-seq")


class Event(Guarded):
    """Something that happened, or that was read. `actor` is empty when the house itself acted."""

    compartment = Compartment.OPEN

    seq = models.BigIntegerField(primary_key=True)
    id = models.UUIDField(unique=True)
    at = models.DateTimeField()
    written_at = models.DateTimeField()
    actor = models.UUIDField(null=True)
    kind = models.TextField()
    dossier = models.UUIDField(null=True)
    object_type = models.TextField()
    object_id = models.UUIDField(null=True)
    facts = models.JSONField()
    prev = models.BinaryField()
    hash = models.BinaryField()

    objects: ClassVar[EventQuerySet] = EventQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(
                fields=["dossier", "-seq"],
                name="event_by_dossier",
                condition=Q(dossier__isnull=False),
            ),
            models.Index(
                fields=["actor", "-seq"], name="event_by_actor", condition=Q(actor__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"

    @classmethod
    def within_reach_of(cls, actor: Actor, *, one_by_one: bool = False) -> Q:
        """What I did myself, and what happened in dossiers that exist for me."""
        if one_by_one:
            open_to_me = Q(Reached("dossier", actor, Compartment.OPEN))
        else:
            open_to_me = Q(dossier__in=reach(actor, Compartment.OPEN))
        return Q(actor=actor.user.pk) | open_to_me

    @property
    def dossier_key(self) -> UUID:
        return self.dossier or NO_DOSSIER


class Head(models.Model):
    """The end of the chain: how many events there are, and the hash of the last."""

    only_one = models.BooleanField(primary_key=True, default=True)
    seq = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(only_one=True), name="audit_has_one_head")
        ]

    def __str__(self) -> str:
        return f"head at {self.seq}"
