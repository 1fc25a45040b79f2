"""Everything is killed again and again while four people report: nothing is lost or doubled.

HEARTH_ACCIDENTS says how many rounds; one round is 20 kills and 5 sudden ends of the database.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from threading import Event as Signal

import pytest
from django.db import connection, connections
from procrastinate.contrib.django.models import ProcrastinateJob

from hearth.areas.identification.models import Identification
from hearth.casework.cases.models import Case
from hearth.casework.duties.models import Alert, Notice
from hearth.config.place import REPOSITORY, Place
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.models import Event
from hearth.foundation.messaging.models import Letter, Try
from tests.faults.moments import until
from tests.faults.report import Reporter
from tests.faults.visitor import visitor
from tests.open_house import OpenHouse

# "copy" is one of the web's answering processes, "web" the one that starts them.
# Each death of the worker makes its supervisor wait twice as long, so those come first.
ROUND = (
    "copy", "worker", "copy", "worker", "copy",
    "worker", "events", "copy", "web", "stop",
    "copy", "copy", "events", "copy", "stop",
    "copy", "copy", "crash", "copy", "web",
    "stop", "copy", "events", "copy", "crash",
)  # fmt: skip
ROUNDS = int(os.environ.get("HEARTH_ACCIDENTS", "1"))
DUTIES = 2  # a report of an adult is told to the police and to the Responsible Authority


@pytest.mark.slow
@pytest.mark.usefixtures("own_server", "agim", "drita")
def test_nothing_acknowledged_is_lost_and_nothing_is_done_twice(
    open_house: OpenHouse, street: list[Actor]
) -> None:
    reporters = [Reporter(visitor(open_house, worker)) for worker in street]
    with reporting(reporters):
        for what in ROUND * ROUNDS:
            until(partial(more_than, acknowledged(reporters), reporters))
            hurt(open_house, what)

    connections.close_all()
    reports = {s: told for reporter in reporters for s, told in reporter.acknowledged.items()}
    assert [status for reporter in reporters for status in reporter.strange] == [], (
        open_house.said()
    )
    assert_each_is_there_once(reports)
    assert_everybody_is_told(reports)
    assert_each_letter_goes_once(open_house.place, len(reports))
    assert_the_record_holds(open_house.place, len(reports))


@contextmanager
def reporting(reporters: list[Reporter]) -> Iterator[None]:
    """They report until the block ends, and finish the report they are at."""
    enough = Signal()

    def work(reporter: Reporter) -> None:
        while not enough.is_set():
            reporter.report()

    with ThreadPoolExecutor(len(reporters)) as pool:
        working = [pool.submit(work, reporter) for reporter in reporters]
        try:
            yield
        finally:
            enough.set()
    for each in working:
        each.result()


def more_than(before: int, reporters: list[Reporter]) -> bool:
    return acknowledged(reporters) > before


def acknowledged(reporters: list[Reporter]) -> int:
    return sum(len(reporter.acknowledged) for reporter in reporters)


def hurt(house: OpenHouse, what: str) -> None:
    """A sudden end, as soon as there is something to be ended."""
    match what:
        case "copy":
            strike(house, "web", copies=1)
        case "stop":
            strike(house, "database", signal.SIGQUIT)  # PostgreSQL's "immediate" stop
        case "crash":
            strike(house, "database")
        case _:
            strike(house, what)


def strike(
    house: OpenHouse, name: str, sign: signal.Signals = signal.SIGKILL, *, copies: int = 0
) -> None:
    """As soon as it is there, with so many copies: then the last of them, else itself. One that
    ends by itself in that moment has had its accident."""
    found: list[int] = []

    def is_there() -> bool:
        found[:] = house.pids(name)
        return len(found) > copies

    until(is_there)
    with suppress(ProcessLookupError):
        os.kill(found[-1] if copies else found[0], sign)


def assert_each_is_there_once(reports: dict[str, str]) -> None:
    rows = Identification.objects.unscoped(because="test")
    there = {str(row.submission): str(row.case_id) for row in rows}
    assert rows.count() == len(there)
    assert there.keys() == reports.keys()
    assert all(case in reports[submission] for submission, case in there.items())
    assert Case.objects.unscoped(because="test").count() == len(there)


def assert_everybody_is_told(reports: dict[str, str]) -> None:
    notices = Notice.objects.unscoped(because="test").values_list("dossier_id", flat=True)
    assert Counter(notices) == Counter(dict.fromkeys(notices, 1))
    alerts = Alert.objects.unscoped(because="test").values_list("dossier_id", "duty")
    expected = {(dossier, duty): 1 for dossier in notices for duty in ("T-POL", "T-RA")}
    assert Counter(alerts) == Counter(expected)
    assert len(notices) == len(reports)


def assert_each_letter_goes_once(place: Place, reports: int) -> None:
    """All of it, as soon as the living worker has taken over from the dead."""

    def delivered() -> bool:
        presume_the_silent_dead()
        errands = ProcrastinateJob.objects.filter(task_name__startswith="messaging.")
        return not errands.exists()

    until(delivered, 90)
    assert Letter.objects.count() == Letter.objects.sent().count() == reports * DUTIES
    assert Try.objects.filter(outcome=Try.Outcome.SENT).count() == reports * DUTIES
    assert len(list((place.data / "outbox").glob("*.txt"))) == reports * DUTIES


def presume_the_silent_dead() -> None:
    """Who missed a heartbeat, and the next: the house itself would wait a little longer."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'"
            " WHERE last_heartbeat < now() - interval '12 seconds'"
        )


def assert_the_record_holds(place: Place, reports: int) -> None:
    events = Event.objects.unscoped(because="test")
    assert events.filter(kind="identification.identified").count() == reports
    assert events.filter(kind="duties.alerted").count() == reports * DUTIES
    verified = subprocess.run(
        [sys.executable, "-m", "hearth.config.cli", "audit", "verify"],
        cwd=REPOSITORY,
        env=os.environ | environment(place),
        capture_output=True,
        text=True,
        check=False,
    )
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert "Every event is as it was written" in verified.stdout


def environment(place: Place) -> dict[str, str]:
    words = {"DATA": place.data, "KEYS": place.keys, "DATABASE": place.database}
    return {f"HEARTH_{word}": str(value) for word, value in words.items()} | {
        "HEARTH_POSTGRES": place.postgres,
        "HEARTH_DATABASE_URL": place.external,
    }
