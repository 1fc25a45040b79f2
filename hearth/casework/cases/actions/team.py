"""Who works on the case. Joining lets a colleague in by name; leaving sees them out at once."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from hearth.casework.cases.actions.standing import insist_on_deciding
from hearth.casework.cases.models import Case, TeamMember
from hearth.casework.people.queries.standing import held, insist_on_work
from hearth.foundation.access.actions import end_what_rests_on, grant
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Basis, Dossier
from hearth.foundation.access.policy import access_policy
from hearth.foundation.accounts.models import Membership, User
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.jobs.notify import tell
from hearth.foundation.jobs.topics import Topic

WHY = "a colleague on the team is given what the unit that works with her was given"


class AnotherOrganisation(Exception):
    """A team is of one organisation. Others are let in by a referral, with her consent."""


class OnTheTeam(Exception):
    """This colleague works on the case already."""


class CaseClosed(Exception):
    """A closed case has no team; she who returns has a new episode."""


@deed
def join(case: Case, colleague: User, *, leads: bool = False, by: Actor) -> TeamMember:
    """Let a colleague in, by name, into what the one who asks was given; the role limits it."""
    insist_on_deciding(case, by=by)
    if case.closed_at is not None:
        raise CaseClosed
    if not _colleagues(case, colleague, by=by):
        raise AnotherOrganisation
    if leads:
        _step_down(case, by=by)
    member = TeamMember(
        dossier_id=case.dossier_id, case=case, user=colleague, leads=leads, joined_at=by.at
    )
    try:
        with transaction.atomic():
            member.save(force_insert=True)
    except IntegrityError:
        raise OnTheTeam from None
    _let_in(member, by=by)
    record("cases.joined", case.dossier_id, by=by, which=member.pk, who=colleague.pk)
    tell(Topic.TASKS, user=colleague)
    return member


@deed
def leave(member: TeamMember, *, by: Actor) -> None:
    """See a colleague out, or leave oneself. Exactly the grant of this membership ends."""
    if member.user_id != by.user.pk:
        insist_on_deciding(member.case, by=by)
    ended = (
        TeamMember.objects.visible_to(by)
        .still_there()
        .filter(pk=member.pk)
        .update(left_at=by.at, leads=False)
    )
    if ended:
        record("cases.left", member.dossier_id, by=by, which=member.pk, who=member.user_id)
        end_what_rests_on(member.pk, because="left-the-team", by=by)


@deed
def lead(member: TeamMember, *, by: Actor) -> None:
    """Hand the case to another of its team: there is one lead, or none."""
    insist_on_deciding(member.case, by=by)
    _step_down(member.case, by=by)
    there = TeamMember.objects.visible_to(by).still_there().filter(pk=member.pk)
    if there.update(leads=True):
        record("cases.lead-changed", member.dossier_id, by=by, which=member.pk, who=member.user_id)


def _let_in(member: TeamMember, *, by: Actor) -> None:
    """The house writes it: a giver's role need not open what the giver's unit was given."""
    insist_on_work(member.dossier_id, by=by)
    dossier = Dossier.objects.visible_to(by).get(pk=member.dossier_id)
    opens = held(by, dossier.pk) - access_policy().team.keeps
    with identity(House(WHY)):
        grant(
            dossier,
            to=member.user,
            opens=opens,
            basis=Basis.TEAM,
            because="works on the case",
            rests_on=member.pk,
            by=by,
        )


def _step_down(case: Case, *, by: Actor) -> None:
    leading = TeamMember.objects.visible_to(by).still_there().filter(case=case, leads=True)
    leading.update(leads=False)


def _colleagues(case: Case, user: User, *, by: Actor) -> bool:
    """Somebody with a post in the organisation that has the case."""
    posts = Membership.objects.in_force(by.at)
    return bool(posts.filter(user=user, unit__organisation=case.unit.organisation_id).exists())
