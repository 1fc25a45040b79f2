"""Open a group, take people in, meet. Whoever holds it writes only where their work is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearth.areas.counselling.actions.session import insist_on_health
from hearth.areas.counselling.happened import Happened
from hearth.areas.counselling.models import (
    CounsellingGroup,
    CounsellingSession,
    GroupMeeting,
    GroupMember,
)
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


class NotTheirGroup(Exception):
    """A group belongs to the unit that opened it."""


class InTheGroup(Exception):
    """This person is in the group already."""


class MetThatDay(Exception):
    """The group's meeting of that day is written down already."""


@dataclass(frozen=True)
class Gathered:
    """A meeting: when, how long, what was done; for each member's row, whether they came."""

    on: date
    minutes: int
    activity: str
    attended: Mapping[UUID, str]


@deed
def open_group(theme: str, *, by: Actor) -> CounsellingGroup:
    group = CounsellingGroup(
        unit=by.unit, theme_id=theme, opened_on=timezone.localdate(by.at), by=by.user
    )
    group.save(force_insert=True)
    record(Happened.GROUP_OPENED, None, by=by, which=group.pk, theme=theme)
    return group


@deed
def close_group(group: CounsellingGroup, *, by: Actor) -> None:
    """It meets no more. The members the actor may see leave it; what was, stays."""
    _insist_on_group(group, by)
    today = timezone.localdate(by.at)
    CounsellingGroup.objects.filter(pk=group.pk, closed_on__isnull=True).update(closed_on=today)
    GroupMember.objects.visible_to(by).still_there().filter(group=group).update(left_on=today)
    record(Happened.GROUP_CLOSED, None, by=by, which=group.pk)


@deed
def join_group(case: Case, group: CounsellingGroup, *, by: Actor) -> GroupMember:
    """The person comes to a group of the counsellor's own unit."""
    insist_on_health(case.dossier_id, by=by)
    _insist_on_group(group, by)
    member = GroupMember(
        dossier_id=case.dossier_id,
        case=case,
        group=group,
        joined_on=timezone.localdate(by.at),
        by=by.user,
    )
    try:
        with transaction.atomic():
            member.save(force_insert=True)
    except IntegrityError:
        raise InTheGroup from None
    record(Happened.GROUP_JOINED, case.dossier_id, by=by, which=member.pk, group=group.pk)
    return member


@deed
def leave_group(member: GroupMember, *, by: Actor) -> None:
    insist_on_health(member.dossier_id, by=by)
    there = GroupMember.objects.visible_to(by).still_there().filter(pk=member.pk)
    if there.update(left_on=timezone.localdate(by.at)):
        record(Happened.GROUP_LEFT, member.dossier_id, by=by, which=member.pk)


@deed
def hold_meeting(group: CounsellingGroup, gathered: Gathered, *, by: Actor) -> GroupMeeting:
    """One meeting; in each member's own file a session of their own."""
    _insist_on_group(group, by)
    meeting = GroupMeeting(
        group=group,
        held_on=gathered.on,
        minutes=gathered.minutes,
        activity_id=gathered.activity,
        by=by.user,
    )
    try:
        with transaction.atomic():
            meeting.save(force_insert=True)
    except IntegrityError:
        raise MetThatDay from None
    members = GroupMember.objects.visible_to(by).still_there().filter(group=group)
    for member in members.filter(pk__in=list(gathered.attended)):
        insist_on_health(member.dossier_id, by=by)
        session = CounsellingSession(
            dossier_id=member.dossier_id,
            case_id=member.case_id,
            kind_id="session-kind/group",
            held_on=gathered.on,
            minutes=gathered.minutes,
            attended_id=gathered.attended[member.pk],
            meeting=meeting,
            unit=by.unit,
            by=by.user,
            at=by.at,
        )
        session.save(force_insert=True)
        record(
            Happened.SESSION_HELD,
            member.dossier_id,
            by=by,
            which=session.pk,
            session="session-kind/group",
            attended=gathered.attended[member.pk],
        )
    record(Happened.GROUP_MET, None, by=by, which=meeting.pk, group=group.pk)
    return meeting


def _insist_on_group(group: CounsellingGroup, by: Actor) -> None:
    if group.unit_id not in by.unit_ids:
        raise NotTheirGroup
