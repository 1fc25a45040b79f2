"""Pages that get nowhere keep no report out, though pages take turns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from uuid import uuid4

import psycopg
import pytest

from hearth.config.tree.web import AT_ONCE, THREADS
from hearth.foundation.access.actor import Actor
from tests.faults.moments import until
from tests.faults.report import FORM, answers, written_down
from tests.faults.visitor import Answer, visitor
from tests.open_house import OpenHouse

SLOW = THREADS  # pages in all; if they are all in one copy of the web it has no thread left


@pytest.mark.usefixtures("agim", "drita")
def test_a_report_goes_in_beside_pages_that_get_nowhere(
    open_house: OpenHouse, vera: Actor, vesa: Actor
) -> None:
    assert AT_ONCE * open_house.place.web_processes < SLOW
    *windows, one_more = (visitor(open_house, vesa) for _ in range(SLOW))
    street, submission = visitor(open_house, vera), str(uuid4())
    with ThreadPoolExecutor(SLOW) as pool:
        with held(open_house, "outreach_shift") as waiting:
            slow = [pool.submit(window.get, "/outreach/") for window in windows]
            until(lambda: waiting() == len(slow))
            assert street.post(FORM, answers(submission)).status == 302
            assert written_down(submission) == 1
            slow.append(pool.submit(one_more.get, "/outreach/"))
            until(lambda: waiting() == SLOW)
            assert not any(page.done() for page in slow)
        assert [status(page) for page in slow] == [200] * SLOW


def status(page: Future[Answer]) -> int:
    return page.result().status


@contextmanager
def held(house: OpenHouse, table: str) -> Iterator[Callable[[], int]]:
    """Nobody can read the table; how many wait for it."""
    owner = house.place.owner().conninfo()
    with psycopg.connect(**owner, autocommit=True) as watch, psycopg.connect(**owner) as holder:
        holder.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")

        def waiting() -> int:
            row = watch.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone()
            return int(row[0]) if row else 0

        yield waiting
