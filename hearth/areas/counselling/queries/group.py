"""Groups: those of the reader's unit, and those one person is in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from hearth.areas.counselling.models import CounsellingGroup, GroupMeeting, GroupMember
from hearth.areas.counselling.models.group import CounsellingGroupQuerySet, GroupMemberQuerySet
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.wording import worded_once

MOST = 100


@dataclass(frozen=True)
class Circle:
    """A group on the counsellor's list; the count is of those whose files the reader may open."""

    row: CounsellingGroup
    members: int


def own_groups(actor: Actor) -> list[Circle]:
    """The running groups of the actor's units, in two queries."""
    groups = _running(list(actor.unit_ids))
    counted: dict[UUID, int] = {
        line["group"]: line["number"] for line in _counted(actor, [group.pk for group in groups])
    }
    return [Circle(group, counted.get(group.pk, 0)) for group in groups]


@worded_once
def _running(units: list[UUID]) -> CounsellingGroupQuerySet:
    rows = CounsellingGroup.objects.filter(unit__in=units, closed_on__isnull=True)
    return rows.order_by("opened_on", "id")[:MOST]


@asked_for
def _counted(actor: Actor, groups: list[UUID]) -> QuerySet[GroupMember, Mapping[str, Any]]:
    there = GroupMember.objects.visible_to(actor).still_there().filter(group__in=groups)
    return there.order_by().values("group").annotate(number=Count("id"))


def own_group(group: UUID, actor: Actor) -> CounsellingGroup | None:
    """Of the actor's own units; another unit's is none."""
    return next(iter(_group_of(group, list(actor.unit_ids))), None)


@worded_once
def _group_of(group: UUID, units: list[UUID]) -> CounsellingGroupQuerySet:
    rows = CounsellingGroup.objects.filter(pk=group, unit__in=units)
    return rows.select_related("theme", "unit").order_by("pk")[:1]


def members_of(group: CounsellingGroup, actor: Actor) -> list[GroupMember]:
    """Those whose files the reader may open, by number; others leave no trace."""
    return _members(actor, group.pk)


@asked_for
def _members(actor: Actor, group: UUID) -> GroupMemberQuerySet:
    rows = GroupMember.objects.visible_to(actor).still_there().filter(group=group)
    return rows.select_related("case").order_by("case__number")[:MOST]


def meetings_of(group: CounsellingGroup) -> list[GroupMeeting]:
    return _meetings(group.pk)


@worded_once
def _meetings(group: UUID) -> QuerySet[GroupMeeting]:
    return GroupMeeting.objects.filter(group=group).order_by("-held_on")[:MOST]


def groups_of(case: Case, actor: Actor) -> list[GroupMember]:
    """The groups this one person is in. Who else is there stands nowhere."""
    return _member_of(actor, case.pk)


@asked_for
def _member_of(actor: Actor, case: UUID) -> GroupMemberQuerySet:
    rows = GroupMember.objects.visible_to(actor, one_by_one=True).still_there().filter(case=case)
    return rows.select_related("group").order_by("joined_on")
