"""Groups: those of the reader's unit, and those one person is in."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from hearth.areas.counselling.models import CounsellingGroup, GroupMeeting, GroupMember
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor

MOST = 100


@dataclass(frozen=True)
class Circle:
    """A group on the counsellor's list; the count is of those whose files the reader may open."""

    row: CounsellingGroup
    members: int


def own_groups(actor: Actor) -> list[Circle]:
    """The running groups of the actor's units, in two queries."""
    groups = list(
        CounsellingGroup.objects.filter(unit__in=actor.unit_ids, closed_on__isnull=True).order_by(
            "opened_on", "id"
        )[:MOST]
    )
    there = GroupMember.objects.visible_to(actor).still_there().filter(group__in=groups)
    counted: dict[UUID, int] = {
        line["group"]: line["number"]
        for line in there.order_by().values("group").annotate(number=Count("id"))
    }
    return [Circle(group, counted.get(group.pk, 0)) for group in groups]


def members_of(group: CounsellingGroup, actor: Actor) -> list[GroupMember]:
    """Those whose files the reader may open, by number; others leave no trace."""
    rows = GroupMember.objects.visible_to(actor).still_there().filter(group=group)
    return list(rows.select_related("case").order_by("case__number")[:MOST])


def meetings_of(group: CounsellingGroup) -> list[GroupMeeting]:
    rows = GroupMeeting.objects.filter(group=group)
    return list(rows.order_by("-held_on")[:MOST])


def groups_of(case: Case, actor: Actor) -> list[GroupMember]:
    """The groups this one person is in. Who else is there stands nowhere."""
    rows = GroupMember.objects.visible_to(actor, one_by_one=True).still_there().filter(case=case)
    return list(rows.select_related("group").order_by("joined_on"))
