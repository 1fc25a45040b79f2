"""Who may decide about a case: its own unit, and whoever leads its team."""

from __future__ import annotations

from hearth.casework.cases.models import Case, TeamMember
from hearth.foundation.access.actor import Actor


class NotTheirCase(Exception):
    """Closing it and saying who works on it belong to its own unit and to the one who leads."""


def decides_on(case: Case, actor: Actor) -> bool:
    """Whether the case stands in the name of the actor's unit, or the actor leads its team."""
    if case.unit_id in actor.unit_ids:
        return True
    leading = (
        TeamMember.objects.visible_to(actor, one_by_one=True)
        .still_there()
        .filter(case=case, leads=True)
    )
    return bool(leading.filter(user=actor.user).exists())


def insist_on_deciding(case: Case, *, by: Actor) -> None:
    if not decides_on(case, by):
        raise NotTheirCase
