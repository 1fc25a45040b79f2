"""Who could open a dossier at a time that is past, on what ground; and who was kept out.

Answered from grants, posts and denials, which are never deleted, by the drawers that
policy/access.toml gives each role today.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment, drawers_in
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Denial, Grant
from hearth.foundation.access.policy import access_policy
from hearth.foundation.access.spans import Span, during, without
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models import Membership

WHY = "who answers for a file asks who was kept out of it"
MOST = 1000


@dataclass(frozen=True)
class Could:
    """One person, through one grant, in one post: which drawers, and when within the time asked."""

    who: str
    role: str
    unit: str
    drawers: tuple[Compartment, ...]
    basis: str
    given_by: str
    given_at: datetime
    until: datetime | None
    when: tuple[Span, ...]


@dataclass(frozen=True)
class KeptOut:
    """A denial that was in force within the time asked."""

    whom: str
    reason: str
    made_by: str
    since: datetime
    until: datetime | None


def who_could_open(dossier: UUID, asked: Span, actor: Actor) -> tuple[Could, ...]:
    """For a reader for whom the dossier exists. A denial takes its hours away from every grant."""
    with identity(actor):
        grants = list(
            Grant.objects.filter(dossier=dossier)
            .select_related("unit", "user", "given_by")
            .order_by("given_at", "id")[:MOST]
        )
    grants = [grant for grant in grants if during(asked, _in_force(grant))]
    posts = _posts(grants)
    denials = _denials(dossier)
    found = [
        could
        for grant in grants
        for post in posts
        if _is_for(grant, post) and (could := _could(grant, post, posts, denials, asked))
    ]
    return tuple(sorted(found, key=lambda could: (could.who, could.given_at)))


def kept_out(dossier: UUID, asked: Span) -> tuple[KeptOut, ...]:
    """Who was kept out, by whom and why. The house reads it for whoever may ask."""
    return tuple(
        KeptOut(
            whom=str(denial.unit or denial.user),
            reason=denial.reason,
            made_by=denial.made_by.full_name,
            since=denial.made_at,
            until=denial.lifted_at,
        )
        for denial in _denials(dossier)
        if during(asked, _shut(denial))
    )


def _could(
    grant: Grant, post: Membership, posts: list[Membership], denials: list[Denial], asked: Span
) -> Could | None:
    drawers = drawers_in(grant.compartments & access_policy().mask(Role(post.role)))
    held = during(asked, _in_force(grant), _held(post))
    if held is None or not drawers:
        return None
    shut = [gap for denial in denials for gap in _against(denial, post, posts)]
    when = without(held, shut)
    if not when:
        return None
    return Could(
        who=post.user.full_name,
        role=str(Role(post.role).label),
        unit=post.unit.name,
        drawers=drawers,
        basis=grant.basis,
        given_by=grant.given_by.full_name,
        given_at=grant.given_at,
        until=_in_force(grant).until,
        when=tuple(when),
    )


def _posts(grants: Iterable[Grant]) -> list[Membership]:
    """Every post of everybody whom these grants may have let in: a denial looks at all of them."""
    units = {grant.unit_id for grant in grants if grant.unit_id}
    users = {grant.user_id for grant in grants if grant.user_id}
    users |= set(Membership.objects.filter(unit__in=units).values_list("user_id", flat=True))
    rows = Membership.objects.filter(user__in=users).select_related("user", "unit")
    return list(rows.order_by("begins_at", "id"))


def _denials(dossier: UUID) -> list[Denial]:
    with identity(House(WHY)):
        rows = Denial.objects.filter(dossier=dossier).select_related("unit", "user", "made_by")
        return list(rows.order_by("made_at", "id"))


def _is_for(grant: Grant, post: Membership) -> bool:
    return grant.unit_id == post.unit_id if grant.unit_id else grant.user_id == post.user_id


def _against(denial: Denial, post: Membership, posts: list[Membership]) -> list[Span]:
    """When a denial shut this person out: by name, or while in the unit that is kept out."""
    if denial.user_id == post.user_id:
        return [_shut(denial)]
    if denial.unit_id is None:
        return []
    there = [p for p in posts if p.user_id == post.user_id and p.unit_id == denial.unit_id]
    return [met for p in there if (met := during(_shut(denial), _held(p)))]


def _in_force(grant: Grant) -> Span:
    ends = [moment for moment in (grant.until, grant.ended_at) if moment is not None]
    return Span(grant.given_at, min(ends, default=None))


def _held(post: Membership) -> Span:
    return Span(post.begins_at, post.ends_at)


def _shut(denial: Denial) -> Span:
    return Span(denial.made_at, denial.lifted_at)
