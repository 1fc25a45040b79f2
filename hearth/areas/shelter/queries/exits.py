"""What waits for a director, and what was decided."""

from __future__ import annotations

from hearth.areas.shelter.models import ExitDecision, ExitProposal
from hearth.foundation.access.actor import Actor


def decision_on(proposal: ExitProposal, actor: Actor) -> ExitDecision | None:
    rows = ExitDecision.objects.visible_to(actor, one_by_one=True).filter(proposal=proposal)
    found: ExitDecision | None = rows.select_related("by").first()
    return found


def waiting_exits(actor: Actor) -> list[ExitProposal]:
    """Proposals that wait for the actor's unit."""
    rows = ExitProposal.objects.visible_to(actor, one_by_one=True).waiting()
    rows = rows.filter(asked__in=actor.unit_ids)
    return list(rows.select_related("case", "unit", "rule").order_by("at"))
