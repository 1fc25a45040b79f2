"""A real worker, in a process of its own, killed in the middle of its work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from hearth.config.cluster import databases
from hearth.config.place import REPOSITORY, Place
from hearth.foundation.jobs import jobs
from hearth.foundation.jobs.tests import errands

PATIENCE = 40.0


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Where the errands are written down."""
    path = tmp_path / "book"
    path.touch()
    return path


def test_a_worker_killed_in_the_middle_loses_nothing(own_database: Place, book: Path) -> None:
    for number in (1, 2):
        jobs.later(errands.RUN, number=number)
    with worker(own_database, book, never_returns=True) as doomed:
        until(lambda: {"begun 1", "begun 2"} <= lines(book))
        doomed.send_signal(signal.SIGKILL)
        doomed.wait()
    assert not any(line.startswith("done") for line in lines(book))
    time_passes_for_the_dead()

    with worker(own_database, book):
        until(lambda: {"done 1", "done 2"} <= lines(book))
        until(lambda: not ProcrastinateJob.objects.filter(task_name="errands.run").exists())


def test_letters_that_hang_keep_nothing_else_waiting(own_database: Place, book: Path) -> None:
    for number in range(4):
        jobs.later(errands.HANG, number=number)
    with worker(own_database, book) as stuck:
        until(lambda: "hangs 0" in lines(book))
        jobs.later(errands.RUN, number=1)
        until(lambda: "done 1" in lines(book))
        stuck.kill()


def test_what_a_job_puts_off_and_takes_back_was_never_put_off(
    own_database: Place, book: Path
) -> None:
    jobs.later(errands.SEND, number=5)
    with worker(own_database, book):
        until(lambda: "undone 5" in lines(book))
        jobs.later(errands.RUN, number=6)
        until(lambda: "done 6" in lines(book))
    assert "begun 5" not in lines(book)


def test_a_worker_told_to_stop_goes_cleanly(own_database: Place, book: Path) -> None:
    with worker(own_database, book) as told:
        jobs.later(errands.RUN, number=1)
        until(lambda: "done 1" in lines(book))
        told.send_signal(signal.SIGTERM)
        assert told.wait(PATIENCE) == 0


def test_a_worker_whose_lines_are_cut_is_well_again_or_ends(
    own_database: Place, book: Path
) -> None:
    with worker(own_database, book) as cut_off:
        jobs.later(errands.RUN, number=1)
        until(lambda: "done 1" in lines(book))
        cut_lines()
        jobs.later(errands.RUN, number=2)
        until(lambda: "done 2" in lines(book) or cut_off.poll() is not None)


def test_a_worker_that_loses_the_database_ends_to_be_started_again(
    own_database: Place, book: Path
) -> None:
    with worker(own_database, book) as lost:
        jobs.later(errands.RUN, number=1)
        until(lambda: "done 1" in lines(book))
        databases.drop(own_database, own_database.database)
        assert lost.wait(PATIENCE) != 0


@contextmanager
def worker(
    place: Place, book: Path, *, never_returns: bool = False, **more: str
) -> Iterator[subprocess.Popen[bytes]]:
    environment = os.environ | {
        "HEARTH_DATABASE": place.database,
        "HEARTH_DATABASE_URL": place.external,
        "ERRANDS_BOOK": str(book),
        "ERRANDS_NEVER_RETURN": "1" if never_returns else "",
        **more,
    }
    command = [sys.executable, "-m", "hearth.foundation.jobs.tests.errands"]
    process = subprocess.Popen(command, cwd=REPOSITORY, env=environment, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def lines(book: Path) -> set[str]:
    return set(book.read_text().splitlines())


def time_passes_for_the_dead() -> None:
    """A minute without a sign of life."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'"
        )


def cut_lines() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND usename = current_user"
        )


def until(true: Callable[[], bool]) -> None:
    """Waits for something to become true, and no longer than our patience."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)
