"""Work begins, is kept or not, ends; where it is lies in the whereabouts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hearth.areas.livelihood import queries
from hearth.areas.livelihood.actions import (
    CheckedBefore,
    Found,
    Left,
    LeftBefore,
    check_keeping,
    end_work,
)
from hearth.areas.livelihood.models import DailyPlace, KeepingCheck, Placement
from hearth.areas.livelihood.rules import Kept, Mark
from hearth.areas.livelihood.tests.scene import BEGAN, checks, tailor
from hearth.casework.cases.actions import close
from hearth.casework.cases.tests.scene import met, told
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.deeds.deeds import acting
from tests.cast import later

FEW = 4


def test_three_checks_wait_from_the_first_day(mira: Actor) -> None:
    placement = tailor(met(mira), mira)
    assert [(row.months, row.due_on) for row in checks(placement)] == [
        (3, date(2026, 6, 9)),
        (6, date(2026, 9, 9)),
        (12, date(2027, 3, 9)),
    ]


def test_today_asks_when_it_is_due_and_not_before(mira: Actor) -> None:
    case = met(mira)
    tailor(case, mira)
    with acting(mira):
        assert queries.due_on_today(mira) == []
    in_june = later(mira, days=82)
    with acting(in_june):
        (due,) = queries.due_on_today(in_june)
    assert (due.months, due.number) == (3, case.number)


def test_it_is_asked_once_and_the_first_answer_stays(mira: Actor) -> None:
    case = met(mira)
    first, *_rest = checks(tailor(case, mira))
    in_june = later(mira, days=82)
    found = Found("kept/same", in_june.at.date(), "pay-level/minimum", words="She likes it.")
    check_keeping(first, found, by=in_june)
    with pytest.raises(CheckedBefore):
        check_keeping(first, Found("kept/no", in_june.at.date()), by=in_june)
    with acting(in_june):
        assert queries.due_on_today(in_june) == []
        (work,) = queries.work_of(case, in_june)
        assert str(work.checks[0].row.words) == "She likes it."
        assert [one.mark for one in work.checks] == [Mark.SAME, Mark.COMING, Mark.COMING]
        assert [(kept.asked, kept.working) for kept in queries.kept_so_far(in_june)] == [
            (1, 1),
            (0, 0),
            (0, 0),
        ]


def test_after_the_end_nobody_is_asked(mira: Actor) -> None:
    case = met(mira)
    placement = tailor(case, mira)
    last_day = BEGAN + timedelta(days=100)  # after the first mark, which stays open
    then = later(mira, days=100)
    end_work(placement, Left("placement-end/unsafe", last_day), by=then)
    with pytest.raises(LeftBefore):
        end_work(placement, Left("placement-end/moved", last_day), by=then)
    with acting(then):
        (work,) = queries.work_of(case, then)
    assert [one.mark for one in work.checks] == [Mark.LATE, Mark.ENDED, Mark.ENDED]
    with pytest.raises(CheckedBefore):
        check_keeping(checks(placement)[2], Found("kept/same", last_day), by=then)


def test_a_closed_case_is_not_asked_about_on_today(mira: Actor) -> None:
    case = met(mira)
    tailor(case, mira)
    close(case, reason="closing-reason/goals-achieved", by=mira)
    in_june = later(mira, days=82)
    with acting(in_june):
        assert queries.due_on_today(in_june) == []


def test_where_she_works_is_whereabouts_and_nothing_else(mira: Actor, drita: Actor) -> None:
    """The Responsible Authority may open the services; the workplace is in another drawer."""
    case = met(mira)
    tailor(case, mira)
    told(case, drita, Compartment.OPEN, Compartment.SERVICES)
    with acting(mira):
        assert queries.work_of(case, mira)[0].where == "Rrobaqepësi Shembulli"
    with acting(drita):
        (seen,) = queries.work_of(case, drita)
        assert seen.where == ""
        assert not DailyPlace.objects.visible_to(drita).exists()


@pytest.mark.parametrize("who", ["agim", "ilir", "nora", "elton", "director"])
def test_others_do_not_even_get_the_row(
    request: pytest.FixtureRequest, mira: Actor, who: str
) -> None:
    other = request.getfixturevalue(who)
    tailor(met(mira), mira)
    with acting(other):
        assert not Placement.objects.visible_to(other).exists()
        assert not KeepingCheck.objects.visible_to(other).exists()
        assert all(kept.asked == 0 for kept in queries.kept_so_far(other))


def test_a_story_of_many_jobs_takes_as_few_questions_as_one(mira: Actor) -> None:
    case = met(mira)
    for _ in range(4):
        tailor(case, mira)
    with acting(mira), CaptureQueriesContext(connection) as asked:
        assert len(queries.work_of(case, mira)) == 4
    reading = [
        one for one in asked if one["sql"].startswith("SELECT") and "livelihood_" in one["sql"]
    ]
    assert len(reading) <= FEW


def test_the_picture_of_a_year_at_work(mira: Actor) -> None:
    """Kept after three months, lost after six; after twelve nobody has asked yet."""
    case = met(mira)
    placement = tailor(case, mira)
    for days, row, found in ((100, 0, Kept.OTHER), (200, 1, Kept.NO)):
        then = later(mira, days=days)
        check_keeping(checks(placement)[row], Found(found, on=then.at.date()), by=then)
    then = later(mira, days=201)
    with acting(then):
        (work,) = queries.work_of(case, then)
    kept, lost, coming = work.stops
    assert (kept.kept, lost.lost, coming.to_come) == (True, True, True)
    assert work.kept_until == kept.x == "26%"
    assert (lost.x, coming.x) == ("50%", "98%")
