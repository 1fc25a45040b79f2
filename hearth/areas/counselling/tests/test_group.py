"""A group meets; no member's file tells of another."""

from __future__ import annotations

import pytest

from hearth.areas.counselling.actions import (
    Gathered,
    InTheGroup,
    MetThatDay,
    NotTheirGroup,
    close_group,
    hold_meeting,
    join_group,
    leave_group,
    open_group,
)
from hearth.areas.counselling.models import CounsellingSession, GroupMember
from hearth.areas.counselling.queries import groups_of, members_of, own_groups, sessions_of
from hearth.areas.counselling.tests.scene import TODAY, counselled, soon
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting


def test_each_members_session_lies_in_that_members_own_file(mira: Actor, anila: Actor) -> None:
    (first, _), (second, _) = counselled(mira, anila), counselled(mira, anila)
    by = soon(anila)
    group = open_group("group-theme/support", by=by)
    members = [join_group(case, group, by=by) for case in (first, second)]
    with pytest.raises(InTheGroup):
        join_group(first, group, by=by)
    came = {
        members[0].pk: "session-attendance/came",
        members[1].pk: "session-attendance/did-not-come",
    }
    gathered = Gathered(TODAY, 90, "group-activity/art", came)
    hold_meeting(group, gathered, by=by)
    with pytest.raises(MetThatDay):
        hold_meeting(group, gathered, by=by)
    with acting(by):
        for case, said in ((first, "came"), (second, "did-not-come")):
            (talked,) = sessions_of(case, by)
            assert talked.row.attended_id == f"session-attendance/{said}"
        assert {row.dossier_id for row in CounsellingSession.objects.visible_to(by)} == {
            first.dossier_id,
            second.dossier_id,
        }
        assert [circle.members for circle in own_groups(by)] == [2]


def test_whoever_opens_one_file_learns_nothing_of_the_other_members(
    mira: Actor, anila: Actor, vera: Actor
) -> None:
    """Another case manager carries the second: she sees her own member, and no count of others."""
    (first, _), (second, _yes) = counselled(mira, anila), counselled(mira, anila)
    by = soon(anila)
    group = open_group("group-theme/support", by=by)
    join_group(first, group, by=by)
    join_group(second, group, by=by)
    with acting(by):
        assert len(members_of(group, by)) == 2
    with acting(soon(mira)):
        (hers,) = groups_of(first, soon(mira))
        assert hers.dossier_id == first.dossier_id
    with acting(soon(vera)):
        assert members_of(group, soon(vera)) == []
        assert own_groups(soon(vera)) == []


def test_a_member_leaves_and_a_closed_group_lets_everybody_go(mira: Actor, anila: Actor) -> None:
    (first, _), (second, _) = counselled(mira, anila), counselled(mira, anila)
    by = soon(anila)
    group = open_group("group-theme/young", by=by)
    member, _other = (join_group(case, group, by=by) for case in (first, second))
    leave_group(member, by=by)
    with acting(by):
        assert len(members_of(group, by)) == 1
    close_group(group, by=by)
    with acting(by):
        assert not GroupMember.objects.visible_to(by).still_there().exists()
        assert own_groups(by) == []


def test_a_group_belongs_to_its_unit(anila: Actor, blerta: Actor) -> None:
    group = open_group("group-theme/support", by=anila)
    with pytest.raises(NotTheirGroup):
        close_group(group, by=blerta)
