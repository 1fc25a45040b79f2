"""What every test may ask for.

* `db` (pytest-django's): the test is one transaction, entered as the role that owns nothing, and
  undone at the end.
* `own_database`: a copy for this test alone, for whatever must really commit.
* `own_server`: a PostgreSQL for this test alone, for accidents.
* `open_house`: web, event streams and worker, running on the test's own database.
* the cast, in `tests/cast.py`.

The network is closed but for this machine.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django.plugin import DjangoDbBlocker

from hearth.config.place import LOOPBACK, Place
from tests import chromium
from tests.stage import FOLDER, Stage
from tests.stage import own_server as make_server

DATABASE = {"db", "house", "stage"}  # whoever asks for one plays on PostgreSQL


@pytest.fixture(scope="session")
def stage(django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    """The server, a prepared database, and this run's copy of it."""
    stage = Stage(settings.PLACE)
    try:
        with django_db_blocker.unblock():
            stage.set_up()
        yield stage
    finally:
        with django_db_blocker.unblock():
            stage.strike()


@pytest.fixture(scope="session")
def django_db_setup(stage: Stage) -> None:
    """In place of pytest-django's own: there is a database already, and the tests do not own it."""


@pytest.fixture
def data_folder() -> Iterator[Path]:
    """A data folder for a Hearth of its own; gone afterwards, wherever its database went."""
    folder = Path(tempfile.mkdtemp(prefix="data-", dir=FOLDER))
    folder.chmod(0o711 if os.geteuid() == 0 else 0o700)
    yield folder
    shutil.rmtree((folder / "database").resolve(), ignore_errors=True)
    shutil.rmtree(folder)


@pytest.fixture
def own_server(
    data_folder: Path, stage: Stage, django_db_blocker: DjangoDbBlocker
) -> Iterator[Place]:
    """A PostgreSQL that nobody shares, for accidents. Everything in the test looks at it."""
    with django_db_blocker.unblock(), make_server(data_folder, stage) as place:
        yield place


@pytest.fixture
def own_database(
    request: pytest.FixtureRequest, stage: Stage, django_db_blocker: DjangoDbBlocker
) -> Iterator[Place]:
    """A database that nobody shares: what the test commits, other processes see."""
    if "own_server" in request.fixturenames:
        yield request.getfixturevalue("own_server")
        return
    in_house = "open_house" in request.fixturenames
    ground = request.getfixturevalue("houses").ground if in_house else stage.copy
    with django_db_blocker.unblock(), ground() as place:
        yield place


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The application may not empty tables: a test that commits takes its own copy instead."""
    for item in items:
        mark = item.get_closest_marker("django_db")
        if mark and (mark.kwargs.get("transaction") or (mark.args and mark.args[0])):
            raise pytest.UsageError(
                f"{item.nodeid} commits: give it `own_database` instead of transaction=True."
            )
        asked_for = set(getattr(item, "fixturenames", ()))
        if "chromium" in asked_for:
            item.add_marker(pytest.mark.browser)
        if mark or asked_for & DATABASE:
            item.add_marker(pytest.mark.database)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What could not be played is said in one line, and not only counted."""
    left_out = terminalreporter.stats.get("skipped", [])
    if not chromium.find() and any("browser" in report.keywords for report in left_out):
        terminalreporter.write_line(chromium.why_not())


def _stay_at_home(event: str, arguments: tuple[object, ...]) -> None:
    """Nothing a test does may knock on another machine."""
    if event == "socket.connect":
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else ""
    elif event == "socket.getaddrinfo":
        host = arguments[0] or ""
    else:
        return
    if isinstance(host, bytes):
        host = host.decode()
    if isinstance(host, str) and host and host not in LOOPBACK and not host.startswith("127."):
        raise PermissionError(f"A test tried to reach {host}. Tests stay on this machine.")


sys.addaudithook(_stay_at_home)
