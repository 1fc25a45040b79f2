"""School of children and adults: left and returned to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hearth.areas.livelihood import queries
from hearth.areas.livelihood.actions import (
    Enters,
    Step,
    WrittenMeanwhile,
    begin_schooling,
    note_step,
)
from hearth.areas.livelihood.models import Schooling
from hearth.areas.livelihood.rules import AtSchool
from hearth.casework.cases.models import Task
from hearth.casework.cases.tests.scene import child, met
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting

ENTERS = Enters(
    "schooling-form/ordinary",
    "education-level/lower-secondary",
    date(2026, 1, 12),
    grade=7,
    where="Shkolla Shembull",
)


def test_a_child_leaves_school_and_comes_back(mira: Actor) -> None:
    case = child(mira)
    school = begin_schooling(case, ENTERS, by=mira)
    left = Step("schooling-step/dropped-out", date(2026, 2, 2), ("school-reason/begging",))
    note_step(school, left, seen=1, by=mira)
    with acting(mira):
        (story,) = queries.schooling_of(case, mira)
        assert story.stands is AtSchool.OUT
        task = Task.objects.visible_to(mira).get(case=case)
        assert task.due_at - mira.at == timedelta(days=7)  # somebody looks again
    note_step(school, Step("schooling-step/returned", date(2026, 3, 2)), seen=2, by=mira)
    with pytest.raises(WrittenMeanwhile):
        note_step(school, Step("schooling-step/passed", date(2026, 3, 2)), seen=2, by=mira)
    with acting(mira):
        (story,) = queries.schooling_of(case, mira)
        assert story.stands is AtSchool.IN
        assert story.where == "Shkolla Shembull"
        assert [step.step for step in story.steps] == [1, 2, 3]


def test_an_adult_goes_to_school_too(mira: Actor) -> None:
    case = met(mira)
    part_time = Enters(
        "schooling-form/part-time", "education-level/upper-secondary", date(2026, 3, 2)
    )
    begin_schooling(case, part_time, by=mira)
    with acting(mira):
        (story,) = queries.schooling_of(case, mira)
    assert story.stands is AtSchool.IN


@pytest.mark.parametrize("who", ["agim", "ilir", "nora", "elton", "drita"])
def test_strangers_see_no_school(request: pytest.FixtureRequest, mira: Actor, who: str) -> None:
    other = request.getfixturevalue(who)
    begin_schooling(child(mira), ENTERS, by=mira)
    with acting(other):
        assert not Schooling.objects.visible_to(other).exists()
