"""Files that were opened in an emergency: of one case, and those of late for Today."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q, QuerySet

from hearth.casework.cases.models import Case, EmergencyOpening
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.access.policy import access_policy

SHOWN = timedelta(days=7)
MOST = 50


def emergencies_of(case: Case, actor: Actor) -> list[EmergencyOpening]:
    """Newest first, for whoever may know of the case."""
    rows = EmergencyOpening.objects.visible_to(actor).filter(dossier=case.dossier_id)
    return list(rows.select_related("by", "unit", "reason").newest_first()[:MOST])


def emergencies_lately(actor: Actor) -> list[EmergencyOpening]:
    """For the unit whose file it is, and for the officers the access page names."""
    return _lately(actor, bool(actor.roles & access_policy().emergency.tells))


@asked_for
def _lately(actor: Actor, is_told: bool) -> QuerySet[EmergencyOpening]:
    rows = EmergencyOpening.objects.visible_to(actor, one_by_one=True)
    rows = rows.filter(at__gte=actor.at - SHOWN)
    if not is_told:
        rows = rows.filter(Q(case__unit__in=actor.unit_ids) & ~Q(by=actor.user))
    return rows.select_related("case").newest_first()[:MOST]


def may_open_in_emergency(actor: Actor) -> bool:
    return bool(actor.roles & access_policy().emergency.roles)
