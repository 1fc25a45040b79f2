"""Declare work that is done later, or again and again; and put it off.

An errand has a name in the words of its trade (`messaging.deliver`), never a path into the
code: the code may move while it waits. Actions put errands off; an app's jobs.py says what
is done for each, and calls actions. It is called with the ids the errand was put off with, as
text, and with the moment it runs at; and it must bear being done twice: a worker may be
killed between the deed and the note that it is done.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.tasks import Task

from hearth.foundation.access.together import call

NAME = re.compile(r"[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*")
CODE = re.compile(r"[a-z0-9][a-z0-9_./:-]{0,99}")
DEFER = """
    procrastinate_defer_jobs_v1(ARRAY(
        SELECT job FROM jsonb_populate_recordset(NULL::procrastinate_job_to_defer_v1, %s) AS job
    ))"""

Work = Callable[..., object]
Id = UUID | str | int
Job = Task[Any, Any, Any]


class Queue(StrEnum):
    """Letters wait for other people's machines; nothing else may wait behind them. Whoever is to
    be woken waits apart as well: there the hand rests first, so that more are woken at once.
    """

    HOUSE = "default"  # what says nothing waits here
    LETTERS = "letters"
    WAKING = "waking"


@dataclass(frozen=True)
class Errand:
    """What can be put off, and who else waits in the same queue."""

    name: str
    queue: Queue = Queue.HOUSE

    def __post_init__(self) -> None:
        if not NAME.fullmatch(self.name):
            raise NotAnId


class NotAnId(Exception):
    """A job takes ids, codes and numbers. What was written about a person stays in the dossier."""


PATIENTLY = RetryStrategy(max_attempts=7, exponential_wait=5)  # 5 s, 25 s, 2 min … 4 h


def job(errand: Errand, *, rest: float = 0.0) -> Callable[[Work], Job]:
    """How an errand is done. When it fails it is tried again, ever more patiently.

    `rest`: seconds the hand rests first, while more gathers that `take_along` finds.
    """

    def declare(work: Work) -> Job:
        @wraps(work)
        def run(**ids: Any) -> None:
            time.sleep(rest)
            with _borrowed():
                work(**ids, at=timezone.now())

        return app.task(name=errand.name, queue=errand.queue.value, retry=PATIENTLY)(run)

    return declare


def every_minute(name: str) -> Callable[[Work], Job]:
    """Work for the minute hand: `work(at=…)`."""
    return _again(name, cron="* * * * *")


def every_night(name: str, *, at: str = "02:30") -> Callable[[Work], Job]:
    """Work for the small hours (UTC). A machine that was off then does it when it starts again."""
    hour, minute = at.split(":")
    return _again(name, cron=f"{int(minute)} {int(hour)} * * *")


def later(errand: Errand, **ids: Id | Iterable[Id]) -> None:
    """Put an errand off, inside the transaction at hand: it waits for the commit, or never was."""
    later_each(errand, [ids])


def later_each(errand: Errand, times: Sequence[Mapping[str, Id | Iterable[Id]]]) -> None:
    """The same errand several times, each with its own ids.

    The queue's own function, said with the rows of the deed: its Python would use a connection
    of its own when a job puts off a job, and costs a report as much as its form.
    """
    plain = [{name: _plain(value) for name, value in ids.items()} for ids in times]
    if plain:
        job = {"queue_name": errand.queue.value, "task_name": errand.name, "priority": 0}
        call(DEFER, json.dumps([{**job, "args": args} for args in plain]))


def _again(name: str, *, cron: str) -> Callable[[Work], Job]:
    """No lock: if a worker dies in the middle, the next stroke of the clock must not wait."""

    errand = Errand(name)

    def declare(work: Work) -> Job:
        @wraps(work)
        def run(timestamp: int) -> None:
            with _borrowed():
                work(at=timezone.now())

        task = app.task(name=name, queue=errand.queue.value, queueing_lock=name)(run)
        return app.periodic(cron=cron)(task)

    return declare


@contextmanager
def _borrowed() -> Iterator[None]:
    """The database, as long as the work takes: each hand has a thread, and seldom work to do."""
    try:
        yield
    finally:
        if not connection.in_atomic_block:
            connection.close()


def _plain(value: Id | Iterable[Id]) -> str | int | list[str | int]:
    """The error does not repeat the value: it may be what must not leak."""
    match value:
        case UUID():
            return str(value)
        case bool():
            pass
        case int():
            return value
        case str() if CODE.fullmatch(value):
            return value
        case list() | tuple() | set() | frozenset():
            return [plain for each in value if not isinstance(plain := _plain(each), list)]
    raise NotAnId
