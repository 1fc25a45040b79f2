"""The web: one process that loads the house once, and its copies that answer.

The copies are forked after loading, so that they share what they do not change: two of them
cost little more than one.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
from collections.abc import Callable
from typing import Any

from django.urls import get_resolver
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from hearth.config.place import Place
from hearth.config.tether import tether
from hearth.config.wsgi import application

THREADS = 8  # requests at once in each copy
IDLE = 60  # seconds after which an unused thread goes, and its database connection with it
GOODBYE = 5  # seconds a copy may take to finish what it is answering

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "hearth.config.logs.Plain"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {"_granian": {"handlers": ["stderr"], "propagate": False}},
}


def answering() -> Callable[..., Any]:
    """What each copy does first: tie itself to the one that loaded the house."""
    tether(signal.SIGTERM)
    return application


def serve(place: Place) -> None:
    """Until somebody says stop."""
    _ = get_resolver().url_patterns  # every view is loaded once, here
    multiprocessing.set_start_method("fork")
    gc.collect()
    gc.freeze()  # the copies' collector leaves the shared pages alone
    Server(
        "hearth.config.tree.web:answering",
        factory=True,
        address=place.host,
        port=place.port,
        interface=Interfaces.WSGI,
        workers=place.web_processes,
        blocking_threads=THREADS,
        blocking_threads_idle_timeout=IDLE,
        backpressure=256,
        websockets=False,
        log_level=LogLevels.error,
        log_dictconfig=LOGGING,
        respawn_failed_workers=True,
        respawn_interval=0.1,
        workers_kill_timeout=GOODBYE,
    ).serve()


if __name__ == "__main__":
    serve(Place.from_environment())
