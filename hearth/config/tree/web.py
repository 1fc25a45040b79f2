"""The web: one process that loads the house once, and its copies that answer.

The copies are forked after loading, so that they share what they do not change: two of them
cost little more than one.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import signal
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.urls import get_resolver
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from hearth.config.place import Place
from hearth.config.tether import tether
from hearth.config.tree.lending import lend_connections
from hearth.config.tree.turns import Turns
from hearth.config.wsgi import application

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

THREADS = 5  # pages in each copy: those being worked on, and those that wait for their turn
AT_ONCE = 2  # one that works, one that waits for the database
PATIENCE = 0.25  # seconds a page waits for its turn; those before it are slow ones then
IDLE = 60  # seconds after which an unused thread goes, and its database connection with it
COLLECT = (10_000, 20, 50)  # a page makes some thousand objects; to look through them is dear
GOODBYE = 5  # seconds a copy may take to finish what it is answering

LAST_RESORT = (
    "Diçka nuk shkoi mirë te Hearth. Provoni përsëri; për rrezik të menjëhershëm telefononi 129.\n"
    "Something went wrong in Hearth. Try again; for danger now telephone 129.\n"
).encode()

log = logging.getLogger(__name__)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "hearth.config.logs.Plain"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {"_granian": {"handlers": ["stderr"], "propagate": False}},
}


def answering() -> WSGIApplication:
    """What each copy does first: tie itself to the one that loaded the house."""
    tether(signal.SIGTERM)
    return in_turn(quietly(application), Turns(AT_ONCE, PATIENCE))


def in_turn(application: WSGIApplication, turns: Turns) -> WSGIApplication:
    """The page is made in its turn; what is sent of it afterwards, piece by piece, is not."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        with turns.taken():
            return application(environ, start_response)

    return answer


def quietly(application: WSGIApplication) -> WSGIApplication:
    """Whatever still gets out is told without its text: the server would print all of it."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        try:
            return application(environ, start_response)
        except Exception:
            log.exception("The page of last resort was shown.")
            start_response(
                "500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")]
            )
            return [LAST_RESORT]

    return answer


def serve(place: Place) -> None:
    """Until somebody says stop."""
    _ = get_resolver().url_patterns  # every view is loaded once, here
    lend_connections(at_most=THREADS)
    multiprocessing.set_start_method("fork")
    gc.collect()
    gc.freeze()  # the copies' collector leaves the shared pages alone
    gc.set_threshold(*COLLECT)
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
