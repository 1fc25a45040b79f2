"""Who works on a case, since when, and who could join."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hearth.casework.cases.models import Case, Closing, FirstContact, TeamMember
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.policy import access_policy
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models import Membership, User
from hearth.foundation.vocabularies.choices import name_of


@dataclass(frozen=True)
class MemberLine:
    pk: UUID
    name: str
    leads: bool
    me: bool
    since: datetime


@dataclass(frozen=True)
class Met:
    """How one agency first met the person."""

    unit: str
    how: str
    source: str
    from_unit: str
    on: date


@dataclass(frozen=True)
class Ended:
    reason: str
    may_be_contacted: bool | None
    by: str
    at: datetime


@dataclass(frozen=True)
class Episode:
    pk: UUID
    number: str
    episode: int
    opened_at: datetime
    closed_at: datetime | None


def team_of(case: Case, actor: Actor) -> list[MemberLine]:
    """The lead first, then in the order of joining."""
    team = TeamMember.objects.visible_to(actor).still_there().filter(case=case)
    return [
        MemberLine(m.pk, m.user.full_name, m.leads, m.user_id == actor.user.pk, m.joined_at)
        for m in team.select_related("user").lead_first()
    ]


def who_may_join(case: Case, actor: Actor) -> list[tuple[str, str]]:
    """Colleagues of the case's organisation in a role that works with people, not on the team."""
    roles = [role for role in Role if access_policy().lets(role, Compartment.SERVICES)]
    posts = Membership.objects.in_force(actor.at).filter(
        unit__organisation=case.unit.organisation_id, role__in=roles
    )
    there = TeamMember.objects.visible_to(actor).still_there().filter(case=case)
    people = User.objects.filter(is_active=True, pk__in=posts.values("user"))
    absent = people.exclude(pk__in=[member.user_id for member in there]).order_by("full_name")
    return [(str(user.pk), user.full_name) for user in absent]


def met_by(case: Case, actor: Actor) -> list[Met]:
    """Every agency's first contact, the earliest first."""
    contacts = FirstContact.objects.visible_to(actor).filter(case=case)
    return [
        Met(
            unit=contact.unit.name,
            how=name_of(contact.how_id),
            source=name_of(contact.source_id) if contact.source_id else "",
            from_unit=contact.from_unit.name if contact.from_unit else "",
            on=contact.on,
        )
        for contact in contacts.select_related("unit", "from_unit").order_by("on", "id")
    ]


def ended(case: Case, actor: Actor) -> Ended | None:
    if case.closed_at is None:
        return None
    closing = Closing.objects.visible_to(actor).filter(case=case).select_related("by").first()
    if closing is None:
        return None
    return Ended(
        name_of(closing.reason_id), closing.may_be_contacted, closing.by.short_name, closing.at
    )


def other_episodes(case: Case, actor: Actor) -> list[Episode]:
    """Her other episodes. They hang from the same dossier, so all of them are open, or none."""
    if case.episode == 1 and case.closed_at is None:
        return []
    cases = Case.objects.visible_to(actor).of_person(case.person_id).exclude(pk=case.pk)
    return [
        Episode(c.pk, c.number, c.episode, c.opened_at, c.closed_at)
        for c in cases.latest_episode_first()
    ]
