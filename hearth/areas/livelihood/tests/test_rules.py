"""When work is asked after, and where school stands."""

from __future__ import annotations

from datetime import date

import pytest

from hearth.areas.livelihood.rules import (
    Answered,
    AtSchool,
    Mark,
    at_school,
    came_in_all,
    counts_as_kept,
    due_on,
    mark,
    needs_asking_again,
)


@pytest.mark.parametrize(
    ("began", "months", "due"),
    [
        (date(2026, 3, 9), 3, date(2026, 6, 9)),
        (date(2026, 3, 9), 12, date(2027, 3, 9)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),  # the last day of a shorter month
        (date(2025, 12, 31), 6, date(2026, 6, 30)),
    ],
)
def test_a_check_is_due_on_the_same_day_of_a_later_month(
    began: date, months: int, due: date
) -> None:
    assert due_on(began, months) == due


def test_a_mark_comes_is_due_and_late_until_somebody_answers() -> None:
    check = Answered(date(2026, 6, 9), None, ended=False)
    assert mark(check, date(2026, 6, 8)) is Mark.COMING
    assert mark(check, date(2026, 6, 9)) is Mark.DUE
    assert mark(check, date(2026, 6, 24)) is Mark.LATE
    assert (
        mark(Answered(date(2026, 6, 9), "kept/other", ended=False), date(2027, 1, 1)) is Mark.OTHER
    )
    assert mark(Answered(date(2026, 6, 9), None, ended=True), date(2027, 1, 1)) is Mark.ENDED


def test_work_elsewhere_counts_as_kept_and_silence_does_not() -> None:
    assert counts_as_kept("kept/same")
    assert counts_as_kept("kept/other")
    assert not any(counts_as_kept(said) for said in ("kept/no", "kept/not-reached", None))


def test_the_newest_step_says_where_school_stands() -> None:
    assert at_school("schooling-step/dropped-out") is AtSchool.OUT
    assert at_school("schooling-step/returned") is AtSchool.IN
    assert at_school("schooling-step/often-absent") is AtSchool.OFTEN_ABSENT
    assert at_school("schooling-step/finished") is AtSchool.FINISHED


def test_an_old_line_of_the_catalogue_is_asked_about_again() -> None:
    assert not needs_asking_again(date(2026, 1, 1), date(2026, 6, 1))
    assert needs_asking_again(date(2026, 1, 1), date(2026, 8, 1))


def test_meetings_are_counted_over_all_weeks() -> None:
    assert came_in_all([(3, 3), (1, 3)]) == (4, 6)
