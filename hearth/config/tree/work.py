"""The worker: does what was put off, and is the clock's hands."""

from __future__ import annotations

import asyncio
import gc
from importlib import import_module

from procrastinate import PsycopgConnector
from procrastinate.contrib.django import app

from hearth.config.place import Place

CONCURRENCY = 4  # jobs at once
CONNECTIONS = 3  # to the queue, at most; the jobs' own come on top
GOODBYE = 5.0  # seconds a job may take to finish after a stop; else it is given back


async def work(place: Place) -> None:
    """Until somebody says stop."""
    connector = PsycopgConnector(kwargs=place.app().conninfo(), min_size=1, max_size=CONNECTIONS)
    with app.replace_connector(connector) as queue:
        async with queue.open_async():
            await queue.run_worker_async(concurrency=CONCURRENCY, shutdown_graceful_timeout=GOODBYE)


if __name__ == "__main__":
    import_module("hearth.config.ready")
    gc.collect()
    gc.freeze()
    asyncio.run(work(Place.from_environment()))
