"""Who should be back and is not: the coordinator gets one letter, with nothing in it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from hearth.areas.outreach import actions
from hearth.areas.outreach.jobs import miss_whoever_is_late
from hearth.areas.outreach.tests.outside import NOON, back, going
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.models import Event
from tests.cast import at

BACK_BY = NOON + timedelta(hours=6)
LATE = BACK_BY + timedelta(minutes=31)


def woken() -> list[dict[str, object]]:
    jobs = ProcrastinateJob.objects.filter(task_name="messaging.wake")
    return [job.args for job in jobs if job.args["because"] == "overdue"]


@pytest.fixture
def out(vera: Actor, duty_officer: Actor) -> Actor:
    """Vera went out at noon; a letter would go to the coordinator's desk."""
    actions.begin_shift(going(), by=at(vera, NOON))
    return duty_officer


def test_half_an_hour_past_their_hour_the_coordinator_is_woken_once(out: Actor) -> None:
    assert miss_whoever_is_late(BACK_BY + timedelta(minutes=29)) == 0
    assert miss_whoever_is_late(LATE) == 1
    assert miss_whoever_is_late(LATE + timedelta(minutes=1)) == 0
    (letter,) = woken()
    assert letter["units"] == [str(out.unit.pk)]
    assert letter["people"] == []
    event = Event.objects.unscoped(because="test").get(kind="outreach.shift-missed")
    assert event.facts == {}


def test_who_is_back_is_not_missed(vera: Actor, out: Actor) -> None:
    actions.end_shift(back(), by=at(vera, NOON + timedelta(hours=5)))
    assert miss_whoever_is_late(LATE) == 0


def test_who_went_out_again_had_come_back(vera: Actor, out: Actor) -> None:
    again = NOON + timedelta(hours=5)
    actions.begin_shift(going(happened_at=again, back_by=LATE), by=at(vera, again))
    assert miss_whoever_is_late(LATE) == 0


def test_what_nobody_ended_days_ago_wakes_nobody(out: Actor) -> None:
    assert miss_whoever_is_late(NOON + timedelta(days=4)) == 0
    assert woken() == []
