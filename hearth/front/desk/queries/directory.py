"""Units of the administrator's own organisation: who works there, who answers, who is missing."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from hearth.casework.duties.policy import all_duties
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import Membership, RosterTurn, Unit

ENOUGH = 2  # one who sleeps, and one who answers


@dataclass(frozen=True)
class UnitLine:
    unit: Unit
    colleagues: int
    on_duty: int
    told: bool  # a duty may send this unit an alert

    @property
    def too_short(self) -> bool:
        return self.told and self.on_duty < ENOUGH


@dataclass(frozen=True)
class UnitPage:
    line: UnitLine
    posts: tuple[Membership, ...]
    ended: tuple[Membership, ...]
    roster: tuple[RosterTurn, ...]


def units_of(actor: Actor) -> list[UnitLine]:
    """In three questions, however many units there are."""
    ours = {post.unit.organisation_id for post in actor.posts}
    there = Q(memberships__begins_at__lte=actor.at) & (
        Q(memberships__ends_at__isnull=True) | Q(memberships__ends_at__gt=actor.at)
    )
    units = Unit.objects.working(actor.at).filter(organisation__in=ours).order_by("kind", "sq")
    counted = units.annotate(n=Count("memberships__user", filter=there, distinct=True))
    people = dict(counted.values_list("pk", "n"))
    turns = RosterTurn.objects.on_duty(actor.at).filter(unit__organisation__in=ours)
    duty: dict[UUID, int] = {}
    for unit in turns.values_list("unit", flat=True):
        duty[unit] = duty.get(unit, 0) + 1
    return [UnitLine(unit, people[unit.pk], duty.get(unit.pk, 0), _is_told(unit)) for unit in units]


def unit_of(pk: UUID, actor: Actor) -> UnitPage | None:
    """One of them, with everybody in it; none for a unit of somebody else's."""
    line = next((line for line in units_of(actor) if line.unit.pk == pk), None)
    if line is None:
        return None
    posts = Membership.objects.filter(unit=line.unit).select_related("user", "unit")
    turns = RosterTurn.objects.filter(unit=line.unit).on_duty(actor.at).in_order()
    return UnitPage(
        line,
        tuple(posts.in_force(actor.at).order_by("user__full_name", "role")),
        tuple(posts.filter(ends_at__lte=actor.at).order_by("-ends_at")[:20]),
        tuple(turns.select_related("user", "unit")),
    )


def _is_told(unit: Unit) -> bool:
    return any(duty.tell == unit.kind for duty in all_duties())
