"""Answers lie in their drawer, sealed, with their version and the score of that day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connection

from hearth.casework.cases.models import Case, Task
from hearth.casework.instruments.actions import (
    CannotTake,
    Filled,
    NotForThisRole,
    OtherDrawer,
    answer,
)
from hearth.casework.instruments.models import HealthAnswers, InstrumentVersion
from hearth.casework.instruments.queries import sheets_of_case, trends_of
from hearth.casework.instruments.rules.checking import Problem
from hearth.casework.instruments.tests import shelf
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests.cast import later

GOOD = {"slept": ["often"], "calm": ["never"], "nights": ["2"]}
DAY = date(2026, 3, 19)


def filled(
    sleep: InstrumentVersion, submission: UUID | None = None, on: date = DAY, **changes: list[str]
) -> Filled:
    return Filled(sleep, submission or uuid4(), GOOD | changes, on)


def test_the_score_is_worked_out_and_kept(
    sleep: InstrumentVersion, case: Case, mira: Actor
) -> None:
    row = answer(case, filled(sleep), by=mira)
    with acting(mira):
        (sheet,) = sheets_of_case(case, mira)
    assert (sheet.pk, sheet.marks[0].value, sheet.marks[0].band_words) == (row.pk, 4, "e lodhur")


def test_nobody_outside_the_health_drawer_reads_it(
    sleep: InstrumentVersion, case: Case, mira: Actor, vera: Actor, ilir: Actor
) -> None:
    """Vera is on the team, and her role opens no health drawer; Ilir has nothing to do with it."""
    answer(case, filled(sleep), by=mira)
    for who in (vera, ilir):
        with acting(who):
            assert sheets_of_case(case, who) == []


def test_the_database_holds_no_answer_in_the_clear(
    sleep: InstrumentVersion, case: Case, mira: Actor
) -> None:
    answer(case, filled(sleep, nights=["4"], words=["Ëndrra e keqe"]), by=mira)
    with acting(mira), connection.cursor() as cursor:
        cursor.execute("SELECT said::text, scores::text FROM instruments_healthanswers")
        said, scores = cursor.fetchone()
    assert "often" not in said
    assert "Ëndrra".encode().hex() not in said
    assert "total" not in scores


def test_sent_twice_it_is_there_once(sleep: InstrumentVersion, case: Case, mira: Actor) -> None:
    once = uuid4()
    first = answer(case, filled(sleep, once), by=mira)
    second = answer(case, filled(sleep, once), by=later(mira, minutes=1))
    assert first.pk == second.pk


def test_what_does_not_fit_is_refused_whole(
    sleep: InstrumentVersion, case: Case, mira: Actor
) -> None:
    with pytest.raises(CannotTake) as refused:
        answer(case, filled(sleep, nights=["9"], slept=["often"]), by=mira)
    assert refused.value.problems == {"nights": Problem.NOT_TRUE}
    with acting(mira):
        assert not HealthAnswers.objects.visible_to(mira).exists()


def test_an_answer_that_cannot_wait_is_a_task_of_danger_at_once(
    sleep: InstrumentVersion, case: Case, mira: Actor
) -> None:
    answer(case, filled(sleep, nights=["7"], words=["x"]), by=mira)
    with acting(mira):
        task = Task.objects.visible_to(mira).get(case=case, danger=True)
        assert str(task.what) == "Ask about the nights, today."
        assert (task.assignee_id, task.due_at) == (mira.user.pk, mira.at)


def test_whoever_only_reads_does_not_answer(
    sleep: InstrumentVersion, case: Case, drita: Actor
) -> None:
    with pytest.raises(NotTheirWork):
        answer(case, filled(sleep), by=drita)


def test_a_profession_may_be_asked_for(
    own_database: object, tmp_path: Path, case: Case, mira: Actor
) -> None:
    shelf.write(tmp_path, about='roles = ["psychologist"]\n' + shelf.ABOUT)
    with pytest.raises(NotForThisRole):
        answer(case, filled(shelf.published(tmp_path)), by=mira)


def test_feedback_never_lies_in_a_case(own_database: object, case: Case, mira: Actor) -> None:
    feedback = InstrumentVersion.objects.current().get(key="feedback")
    with pytest.raises(OtherDrawer):
        answer(case, Filled(feedback, uuid4(), {"helped": ["yes"]}, DAY), by=mira)


def test_the_score_over_time_is_hers_alone(
    sleep: InstrumentVersion, case: Case, mira: Actor, vera: Actor, tmp_path: Path
) -> None:
    answer(case, filled(sleep), by=mira)
    shelf.write(tmp_path, version="2", survey=shelf.SURVEY)
    newer = shelf.published(tmp_path)
    calm = {"slept": ["sometimes"], "calm": ["often"]}
    month_on = later(mira, days=30)
    answer(case, Filled(newer, uuid4(), calm, date(2026, 4, 18)), by=month_on)
    with acting(month_on):
        (trend,) = trends_of(case, "sleep", month_on)
    assert [(point.value, point.version) for point in trend.points] == [(4, "1"), (1, "2")]
    assert trend.change == -3
    assert trend.judged.startswith("Ndryshoi me -3") or "-3" in trend.judged
    with acting(vera):
        assert trends_of(case, "sleep", vera) == []
