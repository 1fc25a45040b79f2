"""The end of a reflection period stands on Today of who works on it, before it comes."""

from __future__ import annotations

from datetime import timedelta

from hearth.areas.identification.actions import Period, begin_reflection
from hearth.areas.identification.tests.reports import TODAY, identified
from hearth.casework.cases.actions import join
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from hearth.front.desk.queries.items import Group, Item, midnight
from hearth.front.desk.queries.today import day_of
from tests.cast import later


def a_period(vera: Actor) -> Case:
    """Three months from the day of the cast: until 19 June."""
    case = identified(vera).case
    begin_reflection(case, Period(TODAY), seen=0, by=vera)
    return case


def the_end(actor: Actor, *, days: int) -> list[tuple[Group, Item]]:
    now = later(actor, days=days)
    with acting(now):
        day = day_of(now, most=25)
    lines = (*day.late, *day.due, *day.coming)
    return [
        (line.group(now.at, midnight(now.at, days=1)), line)
        for line in lines
        if line.key.startswith("reflection")
    ]


def test_it_comes_two_weeks_before_and_stays_a_week_after(vera: Actor, ilir: Actor) -> None:
    a_period(vera)
    assert the_end(vera, days=77) == []
    assert [group for group, _ in the_end(vera, days=79)] == [Group.COMING]
    assert [group for group, _ in the_end(vera, days=92)] == [Group.LATE]
    assert the_end(vera, days=110) == []
    assert the_end(ilir, days=79) == []


def test_whoever_is_on_the_team_sees_it_and_whoever_only_reads_does_not(
    vera: Actor, mira: Actor, drita: Actor
) -> None:
    case = a_period(vera)
    assert the_end(mira, days=79) == []
    join(case, mira.user, by=vera)
    assert len(the_end(mira, days=79)) == 1
    assert the_end(drita, days=79) == []


def test_the_newest_dates_count(vera: Actor) -> None:
    case = a_period(vera)
    longer = Period(TODAY, TODAY + timedelta(days=200))
    begin_reflection(case, longer, seen=1, by=later(vera, days=1))
    assert the_end(vera, days=79) == []
    assert len(the_end(vera, days=190)) == 1
