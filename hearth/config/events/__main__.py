"""`python -m hearth.config.events`: one small process beside the web, one port further on."""

from __future__ import annotations

import asyncio
import os
import resource
import signal

from granian.constants import Interfaces
from granian.server.embed import Server

from hearth.config.events import PLACE, application
from hearth.config.events.application import Application
from hearth.config.events.switchboard import STREAMS_IN_ALL


async def serve(application: Application, host: str, port: int) -> None:
    """Until somebody says stop; the open pages are let go first, and call again elsewhere."""
    server = Server(
        application,
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        backlog=1024,
        backpressure=STREAMS_IN_ALL,  # granian's own limit would be the backlog
        websockets=False,
        log_enabled=False,
    )
    loop, stopping = asyncio.get_running_loop(), asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stopping.set)
    serving = loop.create_task(server.serve())
    wanted = loop.create_task(stopping.wait())
    await asyncio.wait([serving, wanted], return_when=asyncio.FIRST_COMPLETED)
    if not serving.done():
        application.switchboard.hang_up()
        await asyncio.sleep(0.05)
        server.stop()  # type: ignore[no-untyped-call]
    await serving
    if stopping.is_set():
        os._exit(0)  # the server has threads of its own; Python must not be taken down under them


def make_room() -> None:
    """Every open page is an open file: as many as the system lets us have."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


if __name__ == "__main__":
    make_room()
    asyncio.run(serve(application, PLACE.host, PLACE.events_port))
