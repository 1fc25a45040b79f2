"""What waits of the same errand is done in the same go, or waits as before."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from hearth.foundation.jobs.along import take_along
from hearth.foundation.jobs.jobs import Errand, later, later_each
from hearth.foundation.jobs.tests.errands import HANG, RUN


def waiting(errand: Errand) -> list[int]:
    orders = ProcrastinateJob.objects.filter(task_name=errand.name).order_by("id")
    return [order.args["number"] for order in orders]


def change(number: int, what: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE procrastinate_jobs SET {what} WHERE args->>'number' = %s",  # noqa: S608
            [str(number)],
        )


@pytest.mark.django_db
def test_the_same_errand_is_put_off_several_times_at_once() -> None:
    later_each(RUN, [{"number": number} for number in (1, 2, 3)])
    later_each(RUN, [])
    assert waiting(RUN) == [1, 2, 3]


@pytest.mark.django_db
def test_what_is_taken_along_waits_no_longer() -> None:
    later_each(RUN, [{"number": number} for number in (1, 2, 3)])
    later(HANG, number=4)
    assert take_along(RUN, most=2) == [{"number": 1}, {"number": 2}]
    assert waiting(RUN) == [3]
    assert waiting(HANG) == [4]


@pytest.mark.django_db
def test_what_is_taken_back_waits_as_before() -> None:
    later_each(RUN, [{"number": number} for number in (1, 2)])
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        assert len(take_along(RUN, most=9)) == 2
        raise ZeroDivisionError
    assert waiting(RUN) == [1, 2]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "what",
    ["status = 'doing'", "status = 'failed'", "attempts = 1", "scheduled_at = now()"],
)
def test_what_is_being_done_or_failed_once_is_left(what: str) -> None:
    later_each(RUN, [{"number": number} for number in (1, 2)])
    change(1, what)
    assert take_along(RUN, most=9) == [{"number": 2}]
    assert waiting(RUN) == [1]


@pytest.mark.usefixtures("own_database")
def test_two_workers_never_take_the_same() -> None:
    later_each(RUN, [{"number": number} for number in (1, 2, 3)])
    there = connection.copy()
    try:
        with transaction.atomic():
            here = take_along(RUN, most=2)
            with there.cursor() as cursor:
                cursor.execute("SELECT args->>'number' FROM procrastinate_fetch_job_v2(NULL, NULL)")
                assert cursor.fetchall() == [("3",)]
        assert here == [{"number": 1}, {"number": 2}]
    finally:
        there.close()
