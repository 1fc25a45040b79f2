"""The stage the tests play on: a quick, throw-away PostgreSQL, and copies of one prepared database.

The prepared database is kept and copied as long as nothing that shapes it has changed. Several
test runs may share the server at once; each plays in a copy of its own, named after its process.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.db import connections
from psycopg.conninfo import make_conninfo

from hearth.config.cluster import databases
from hearth.config.cluster.binaries import installation_for
from hearth.config.cluster.configuration import SUPERUSER
from hearth.config.cluster.server import Cluster
from hearth.config.place import REPOSITORY, Place
from hearth.config.preparation.database import prepare_database
from hearth.config.preparation.messages import compile_messages
from hearth.config.preparation.static import collect_static
from tests.copies import Copies

FOLDER = settings.PLACE.data
KEPT = 4  # prepared databases, for those who go back and forth between two states of the code
SHAPES = (
    "hearth/**/migrations/*.py",
    "hearth/**/models.py",
    "hearth/**/models/*.py",
    "hearth/**/sql/*.sql",
    "hearth/foundation/[av]*/*.py",
    "hearth/config/settings.py",
    "hearth/config/cluster/databases.py",
    "hearth/config/preparation/database.py",
    "policy/*",
    "vocabularies/*",
    "requirements.lock",
)


class Stage:
    """One test run's share of the server."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.cluster = Cluster(place.cluster, postgres=place.postgres, fast=True)
        self.prepared = ""

    def set_up(self) -> None:
        """Start the server, see that a prepared database is there, and make this run's copy."""
        if self.place.embedded:
            self.cluster.join()
        with _alone():
            if self.place.embedded:
                databases.make_roles(self.place)
            compile_messages()
            collect_static()
            _sweep(self.place)
            self.prepared = _prepared(self.place)
        databases.create(self.place, self.name, template=self.prepared)
        self.copies = Copies(self.place, self.prepared)

    def strike(self) -> None:
        """Remove this run's copy, and leave the server."""
        connections.close_all()
        self.copies.strike()
        databases.drop(self.place, self.name)
        self.cluster.leave()

    @property
    def name(self) -> str:
        return self.place.owner().name

    @contextmanager
    def copy(self) -> Iterator[Place]:
        """A database that nobody shares, for those who commit; Django looks at it meanwhile."""
        with self.copies.lent() as copy, looking_at(copy.place):
            yield copy.place


@contextmanager
def own_server(data: Path, stage: Stage) -> Iterator[Place]:
    """A server that nobody shares, for those who kill it; Django looks at it meanwhile."""
    place = stage.place
    alone = replace(place, data=data, database="hearth", external="")
    (data / "static").symlink_to(place.data / "static")
    cluster = Cluster(alone.cluster, postgres=alone.postgres, fast=True)
    with _alone():
        spare = _spare(stage).home
        subprocess.run(["cp", "-a", f"{spare.data}/.", cluster.home.data], check=True)
        cluster.home.fast_mark.touch()
    with cluster.joined(), looking_at(alone):
        yield alone


def _spare(stage: Stage) -> Cluster:
    """A prepared server, stopped, whose files can be copied; made again when its shape changes."""
    place, folder = stage.place, FOLDER / f"spare_{_shape()}"
    spare = replace(place, data=folder, database="hearth", external="")
    cluster = Cluster(spare.cluster, postgres=spare.postgres, fast=True)
    if not (folder / "whole").exists():
        for old in FOLDER.glob("spare_*"):
            shutil.rmtree((old / "database").resolve(), ignore_errors=True)
            shutil.rmtree(old, ignore_errors=True)
        with cluster.joined(), looking_at(spare):
            if place.embedded:
                databases.furnish(spare)
                _pour(place.with_database(stage.prepared), into=spare)
            else:
                prepare_database(spare)
            connections.close_all()
        (folder / "whole").touch()
    return cluster


def _pour(place: Place, *, into: Place) -> None:
    """Fill an empty database from a prepared one; a tenth of what preparing it again would take."""
    tools = installation_for(place.cluster.resolve() / "cluster", place.postgres).folder
    whole = subprocess.run([tools / "pg_dump", _superuser(place)], check=True, capture_output=True)
    quiet = ["-q", "-o", os.devnull, "-v", "ON_ERROR_STOP=1"]
    subprocess.run([tools / "psql", *quiet, _superuser(into)], input=whole.stdout, check=True)


def _superuser(place: Place) -> str:
    owner = place.owner()
    return make_conninfo(host=owner.host, dbname=owner.name, user=SUPERUSER)


@contextmanager
def looking_at(place: Place) -> Iterator[None]:
    """Django's connections, turned to another database and back."""
    before = {alias: dict(settings.DATABASES[alias]) for alias in settings.DATABASES}
    _turn({"default": place.app().django(), "owner": place.owner().django()})
    try:
        yield
    finally:
        _turn(before)


def _turn(databases_: Mapping[str, Mapping[str, object]]) -> None:
    connections.close_all()
    for alias, words in databases_.items():
        for word in ("HOST", "PORT", "NAME", "USER", "PASSWORD"):
            connections.settings[alias][word] = words[word]
            connections[alias].settings_dict[word] = words[word]


def _prepared(place: Place) -> str:
    """The name of the prepared database for the code as it is now; made if it is not there."""
    name = f"prepared_{_shape()}"
    there = databases.names(place)
    if name not in there:
        unfinished = place.with_database("unfinished")
        databases.drop(place, "unfinished")
        databases.create(place, "unfinished")
        with looking_at(unfinished):
            prepare_database(unfinished)
        databases.rename(place, "unfinished", name)
        for old in [each for each in there if each.startswith("prepared_")][:-KEPT]:
            databases.drop(place, old)
    return name


def _shape() -> str:
    seen = hashlib.sha256()
    for pattern in SHAPES:
        for path in sorted(REPOSITORY.glob(pattern)):
            if path.is_file() and "tests" not in path.parts:
                seen.update(str(path.relative_to(REPOSITORY)).encode())
                seen.update(path.read_bytes())
    return seen.hexdigest()[:16]


def _sweep(place: Place) -> None:
    """Remove what test runs left behind that were killed."""
    for name in databases.names(place):
        owner = name.split("_")[1] if name.startswith("test_") else ""
        if owner.isdigit() and not Path(f"/proc/{owner}").exists():
            databases.drop(place, name)


@contextmanager
def _alone() -> Iterator[None]:
    with (FOLDER / "stage.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
