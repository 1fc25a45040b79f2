"""Who could sit at the table of a conference: units that hold a grant on the case, by role."""

from __future__ import annotations

from django.db.models import Q

from hearth.areas.plan.actions import AtTheTable
from hearth.areas.plan.forms.road import seat_key
from hearth.casework.cases.models import Case, TeamMember
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import identity
from hearth.foundation.access.models import Grant
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models import Membership


def seats_for(case: Case, actor: Actor) -> dict[str, AtTheTable]:
    """By unit and role, of everybody who may know of the case: nobody else hears of it there."""
    grants = Grant.objects.in_force(actor.at).filter(dossier=case.dossier_id)
    with identity(actor):
        units = {unit for unit in grants.values_list("unit", flat=True) if unit}
    team = TeamMember.objects.visible_to(actor, one_by_one=True).still_there().filter(case=case)
    people = list(team.values_list("user", flat=True))
    posts = Membership.objects.in_force(actor.at).filter(
        Q(unit__in=units | actor.unit_ids) | Q(user__in=people)
    )
    rows = posts.select_related("unit__organisation").order_by("unit__sq", "role")
    return {
        seat_key(post.unit, Role(post.role)): AtTheTable(post.unit, Role(post.role))
        for post in rows
    }
