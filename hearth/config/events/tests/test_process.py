"""The real process, with its server, spoken to over a socket."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from hearth.config.events.tests.conftest import Colleague
from hearth.config.place import REPOSITORY, Place
from hearth.foundation.jobs.notify import tell
from hearth.foundation.jobs.topics import Topic

PATIENCE = 15.0


@dataclass(frozen=True)
class Running:
    """The process, and where it answers."""

    process: subprocess.Popen[bytes]
    port: int


@pytest.fixture
def events(own_database: Place) -> Iterator[Running]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        events_port = free.getsockname()[1]
    environment = os.environ | {
        "HEARTH_DATABASE": own_database.database,
        "HEARTH_DATABASE_URL": own_database.external,
        "PORT": str(events_port - 1),
    }
    command = [sys.executable, "-m", "hearth.config.events"]
    process = subprocess.Popen(command, cwd=REPOSITORY, env=environment)
    try:
        until(lambda: answers(events_port))
        yield Running(process, events_port)
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
    finally:
        process.kill()
        process.wait()


def test_a_page_hears_the_police_alert_and_the_process_stops_cleanly(
    events: Running, agim: Colleague
) -> None:
    browser, page = listen(events.port, agim)
    assert page.status == 200
    assert page.headers["Cache-Control"] == "no-store"
    until(lambda: b"event: tasks" in page.readline())
    assert health(events.port) == {"database": True, "streams": 1}

    tell(Topic.ALERTS, unit=agim.unit)
    until(lambda: page.readline() == b"event: alerts\n")

    events.process.send_signal(signal.SIGTERM)  # while the page is still open
    assert page.read() == b"data: look\n\n"
    browser.close()


def test_a_page_that_is_closed_is_forgotten(events: Running, agim: Colleague) -> None:
    browser, _ = listen(events.port, agim)
    until(lambda: health(events.port)["streams"] == 1)
    browser.close()
    until(lambda: health(events.port)["streams"] == 0)


def listen(
    port: int, colleague: Colleague
) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
    browser = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    browser.request("GET", "/events", headers={"Cookie": f"hearth={colleague.cookie}"})
    return browser, browser.getresponse()


def health(port: int) -> dict[str, object]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", "/health")
    said: dict[str, object] = json.loads(connection.getresponse().read())
    connection.close()
    return said


def answers(port: int) -> bool:
    try:
        return bool(health(port)["database"])
    except OSError:
        return False


def until(true: Callable[[], bool]) -> None:
    """Waits for something to become true, and no longer than our patience."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.01)
