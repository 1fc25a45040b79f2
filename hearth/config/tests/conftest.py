"""Either PostgreSQL, and somebody else who uses it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hearth.config.place import Place
from hearth.config.tests.processes import place_in, python

MEMBER = """
import sys
from hearth.config.cluster.server import Cluster
from hearth.config.place import Place
place = Place.from_environment()
cluster = Cluster(place.cluster, postgres=place.postgres, fast=True)
cluster.join()
print("joined", flush=True)
sys.stdin.readline()
cluster.leave()
"""


@pytest.fixture(params=["", "wheel"], ids=["the machine's own", "the wheel's"])
def place(request: pytest.FixtureRequest, data_folder: Path) -> Place:
    """A data folder of its own, with either PostgreSQL."""
    return place_in(data_folder, request.param)


@pytest.fixture
def member() -> Iterator[Callable[[Place], subprocess.Popen[bytes]]]:
    """Another process that uses the database until its input is closed."""
    members: list[subprocess.Popen[bytes]] = []

    def join(place: Place, *, wait: bool = True) -> subprocess.Popen[bytes]:
        process = python(MEMBER, place)
        members.append(process)
        if wait:
            assert process.stdout
            assert process.stdout.readline() == b"joined\n"
        return process

    yield join
    for process in members:
        process.kill()
        process.communicate()
