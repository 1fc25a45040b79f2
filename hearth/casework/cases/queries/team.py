"""Who works on a case, since when, and who could join."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearth.casework.cases.models import Case, Closing, FirstContact, TeamMember
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.policy import access_policy
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models import Membership, User
from hearth.foundation.design.dates import on_day
from hearth.foundation.vocabularies.choices import name_of


@dataclass(frozen=True)
class MemberLine:
    pk: UUID
    name: str
    said: str
    leads: bool
    me: bool


@dataclass(frozen=True)
class Met:
    """How one agency first met the person."""

    unit: str
    said: str


@dataclass(frozen=True)
class Ended:
    reason: str
    may_be_contacted: str
    said: str


@dataclass(frozen=True)
class Episode:
    pk: UUID
    number: str
    said: str
    closed: bool


def team_of(case: Case, actor: Actor) -> list[MemberLine]:
    """The lead first, then in the order of joining."""
    return [_member(member, actor) for member in _team(actor, case.pk)]


@asked_for
def _team(actor: Actor, case: UUID) -> QuerySet[TeamMember]:
    team = TeamMember.objects.visible_to(actor, one_by_one=True).still_there().filter(case=case)
    return team.select_related("user").lead_first()


def who_may_join(case: Case, actor: Actor) -> list[tuple[str, str]]:
    """Colleagues of the case's organisation in a role that works with people, not on the team."""
    roles = [role for role in Role if access_policy().lets(role, Compartment.SERVICES)]
    posts = Membership.objects.in_force(actor.at).filter(
        unit__organisation=case.unit.organisation_id, role__in=roles
    )
    there = TeamMember.objects.visible_to(actor, one_by_one=True).still_there().filter(case=case)
    people = User.objects.filter(is_active=True, pk__in=posts.values("user"))
    absent = people.exclude(pk__in=[member.user_id for member in there]).order_by("full_name")
    return [(str(user.pk), user.full_name) for user in absent]


def met_by(case: Case, actor: Actor) -> list[Met]:
    """Every agency's first contact, the earliest first."""
    return [Met(contact.unit.name, _how(contact)) for contact in _contacts(actor, case.pk)]


@asked_for
def _contacts(actor: Actor, case: UUID) -> QuerySet[FirstContact]:
    contacts = FirstContact.objects.visible_to(actor, one_by_one=True).filter(case=case)
    return contacts.select_related("unit", "from_unit").order_by("on", "id")


def ended(case: Case, actor: Actor) -> Ended | None:
    if case.closed_at is None:
        return None
    closing = (
        Closing.objects.visible_to(actor, one_by_one=True)
        .filter(case=case)
        .select_related("by")
        .first()
    )
    if closing is None:
        return None
    return Ended(
        name_of(closing.reason_id),
        str(_AGAIN[closing.may_be_contacted]),
        f"{on_day(closing.at)}, {closing.by.short_name}",
    )


def other_episodes(case: Case, actor: Actor) -> list[Episode]:
    """Her other episodes. They hang from the same dossier, so all of them are open, or none."""
    if case.episode == 1 and case.closed_at is None:
        return []
    cases = (
        Case.objects.visible_to(actor, one_by_one=True)
        .of_person(case.person_id)
        .exclude(pk=case.pk)
    )
    return [
        Episode(other.pk, other.number, _from_to(other), other.closed_at is not None)
        for other in cases.latest_episode_first()
    ]


def _member(member: TeamMember, actor: Actor) -> MemberLine:
    since = _("since %(day)s") % {"day": on_day(member.joined_at)}
    leads = _("leads the case")
    said = f"{leads} · {since}" if member.leads else since
    me = member.user_id == actor.user.pk
    return MemberLine(member.pk, member.user.full_name, said, member.leads, me)


def _how(contact: FirstContact) -> str:
    """Found or referred, by whom, when."""
    sender = contact.from_unit.name if contact.from_unit else ""
    source = name_of(contact.source_id) if contact.source_id else ""
    return ", ".join(filter(None, [name_of(contact.how_id), sender or source, on_day(contact.on)]))


def _from_to(case: Case) -> str:
    ended_on = on_day(case.closed_at) if case.closed_at else ""
    return f"{on_day(case.opened_at)} – {ended_on}" if ended_on else on_day(case.opened_at)


_AGAIN = {
    True: gettext_lazy("Yes"),
    False: gettext_lazy("No"),
    None: gettext_lazy("Could not be asked"),
}
