"""What every test may ask for.

* `db` (pytest-django's): the test is one transaction, entered as the role that owns nothing, undone at the end.
* `own_database`: a copy for this test alone, for whatever must really commit.

The network is closed but for this machine.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from django.conf import settings
from pytest_django.plugin import DjangoDbBlocker

from hearth.config.place import LOOPBACK, Place
from tests.stage import Stage


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
def own_database(stage: Stage, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """A database that nobody shares. What the test commits is there for other connections, threads and processes."""
    with django_db_blocker.unblock(), stage.copy() as place:
        yield place


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The application may not empty tables, so a test cannot clean up after commits; it takes its own copy."""
    for item in items:
        mark = item.get_closest_marker("django_db")
        if mark and (mark.kwargs.get("transaction") or (mark.args and mark.args[0])):
            raise pytest.UsageError(
                f"{item.nodeid} commits: give it `own_database` instead of transaction=True."
            )


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
