"""Telephones, for whoever lets them in and for whoever carries one."""

from __future__ import annotations

from django.db.models import Q

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.accounts.models import Membership, User
from hearth.front.openrosa.actions.devices import may_issue
from hearth.front.openrosa.models import Device

MOST = 300


def devices_of(actor: Actor) -> list[Device]:
    """One's own; and, for a coordinator or an administrator, those of the whole organisation."""
    organisation = actor.unit.organisation_id
    mine = Q(user=actor.user)
    if may_issue(organisation, actor):
        mine |= Q(unit__organisation=organisation)
    rows = Device.objects.filter(mine).select_related("user", "unit", "issued_by")
    return list(rows.order_by("revoked_at", "unit__key", "-issued_at")[:MOST])


def colleagues(actor: Actor) -> list[User]:
    """Outreach workers of the actor's organisation: they may be given a telephone."""
    posts = (
        Membership.objects.in_force(actor.at)
        .filter(
            role=Role.OUTREACH_WORKER,
            unit__kind=UnitKind.MOBILE_UNIT,
            unit__organisation=actor.unit.organisation_id,
        )
        .select_related("user")
        .order_by("user__full_name")
    )
    return [post.user for post in posts]
