"""The worker: one process that works off the queues, and outlives its own death.

Letters have hands of their own, so that a mail server that hangs keeps no alert from climbing
its roster. A worker says every few seconds that it lives; of one that stopped saying so, the
jobs are given back (upkeep.py).
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils.module_loading import autodiscover_modules
from procrastinate import App, PsycopgConnector
from procrastinate.contrib.django import app
from psycopg import AsyncConnection

from hearth.foundation.jobs.jobs import Queue
from hearth.foundation.jobs.upkeep import PRESUMED_DEAD, give_back_jobs

HEARTBEAT = 5.0  # seconds
HANDS = {Queue.HOUSE: 2, Queue.LETTERS: 2, Queue.WAKING: 1}  # jobs at once
CONNECTIONS = 4  # to the queue, at most; those of the jobs themselves come on top
LOOK_EVERY = 2.0  # seconds, should the database's word that there is work be missed
PATIENCE = 5.0  # seconds for a connection
NIGHT_MISSED = timedelta(days=1)  # how late nightly work is still done
GOODBYE = 5.0  # seconds a job may take to finish after a stop; else it is given back


class LostTheQueue(Exception):
    """The database went away. Whoever started the worker starts it again."""


async def work(conninfo: Mapping[str, Any]) -> None:
    """Until SIGTERM or SIGINT."""
    autodiscover_modules("jobs")
    connector = PsycopgConnector(
        kwargs=dict(conninfo),
        configure=_commit_each_statement,
        min_size=1,
        max_size=CONNECTIONS,
        timeout=PATIENCE,
    )
    with app.replace_connector(connector) as queue:
        queue.periodic_defaults = {"max_delay": NIGHT_MISSED.total_seconds()}
        async with queue.open_async():
            await give_back_jobs(queue)
            await _until_told_to_stop(queue)


async def _commit_each_statement(connection: AsyncConnection[Any]) -> None:
    """The queue says one statement at a time: a BEGIN and a COMMIT around it are two more."""
    await connection.set_autocommit(True)


async def _until_told_to_stop(queue: App) -> None:
    loop, told = asyncio.get_running_loop(), asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, told.set)
    hands = [loop.create_task(_work_off(queue, name, many)) for name, many in HANDS.items()]
    waiting = loop.create_task(told.wait())
    await asyncio.wait([*hands, waiting], return_when=asyncio.FIRST_COMPLETED)
    for task in (*hands, waiting):
        task.cancel()
    await asyncio.wait(hands, timeout=GOODBYE + PATIENCE if told.is_set() else 1.0)
    if not told.is_set():
        raise LostTheQueue


async def _work_off(queue: App, name: Queue, many: int) -> None:
    await queue.run_worker_async(
        queues=[name.value],
        name=name.value,
        concurrency=many,
        delete_jobs="successful",
        fetch_job_polling_interval=LOOK_EVERY,
        listen_notify=name is not Queue.HOUSE,  # the clock's work can wait for the next look
        update_heartbeat_interval=HEARTBEAT,
        stalled_worker_timeout=PRESUMED_DEAD,
        shutdown_graceful_timeout=GOODBYE,
        install_signal_handlers=False,
    )
