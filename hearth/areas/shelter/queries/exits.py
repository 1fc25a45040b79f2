"""What waits for a director, and what was decided."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from hearth.areas.shelter.models import ExitDecision, ExitProposal
from hearth.areas.shelter.models.exits import ExitProposalQuerySet
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for


def decision_on(proposal: ExitProposal, actor: Actor) -> ExitDecision | None:
    return next(iter(_decided(actor, proposal.pk)), None)


@asked_for
def _decided(actor: Actor, proposal: UUID) -> QuerySet[ExitDecision]:
    rows = ExitDecision.objects.visible_to(actor, one_by_one=True).filter(proposal=proposal)
    return rows.select_related("by").order_by("pk")[:1]


@asked_for
def waiting_exits(actor: Actor) -> ExitProposalQuerySet:
    """Proposals that wait for the actor's unit."""
    rows = ExitProposal.objects.visible_to(actor, one_by_one=True).waiting()
    rows = rows.filter(asked__in=actor.unit_ids)
    return rows.select_related("case", "unit", "rule").order_by("at")
