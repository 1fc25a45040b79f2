"""The embedded database starts, is shared, survives being killed, and never runs alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from hearth.config.cluster import databases
from hearth.config.cluster.binaries import NoPostgreSQL, installation_for
from hearth.config.cluster.home import UnsafeFolder
from hearth.config.cluster.server import Cluster, postmaster
from hearth.config.place import REPOSITORY, Place

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
WRITER = """
import psycopg
from hearth.config.place import Place
with psycopg.connect(**Place.from_environment().owner().conninfo(), autocommit=True) as connection:
    for number in range(1_000_000):
        connection.execute("INSERT INTO row_kept (id) VALUES (%s)", [number])
        print(number, flush=True)
"""


@pytest.fixture(params=["", "wheel"], ids=["the machine's own", "the wheel's"])
def place(request: pytest.FixtureRequest, data_folder: Path) -> Place:
    """A data folder of its own, with either PostgreSQL."""
    return _place(data_folder, request.param)


@pytest.fixture
def member() -> Iterator[Callable[[Place], subprocess.Popen[bytes]]]:
    """Another process that uses the database until its input is closed."""
    members: list[subprocess.Popen[bytes]] = []

    def join(place: Place, *, wait: bool = True) -> subprocess.Popen[bytes]:
        process = _python(MEMBER, place)
        members.append(process)
        if wait:
            assert process.stdout
            assert process.stdout.readline() == b"joined\n"
        return process

    yield join
    for process in members:
        process.kill()
        process.communicate()


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


def test_those_who_start_at_once_share_one_server(
    data_folder: Path, member: Callable[..., subprocess.Popen[bytes]]
) -> None:
    place = _place(data_folder)
    crowd = [member(place, wait=False) for _ in range(4)]
    for each in crowd:
        assert each.stdout
        assert each.stdout.readline() == b"joined\n"
    server = _server(place)
    assert server

    for each in crowd[:-1]:
        each.communicate(b"\n")
    assert _server(place) == server  # one still needs it

    crowd[-1].communicate(b"\n")
    assert _server(place) is None


def test_a_server_whose_only_user_is_killed_is_stopped_by_its_keeper(
    data_folder: Path, member: Callable[..., subprocess.Popen[bytes]]
) -> None:
    place = _place(data_folder)
    user = member(place)
    user.kill()
    _until(lambda: _server(place) is None)
    assert "database system is shut down" in (place.cluster.resolve() / "log").read_text()


def test_a_server_whose_keeper_is_killed_shuts_down_in_order(
    data_folder: Path, member: Callable[..., subprocess.Popen[bytes]]
) -> None:
    place = _place(data_folder)
    member(place)
    server = _server(place)
    assert server
    os.kill(_parent(server), signal.SIGKILL)
    _until(lambda: _server(place) is None)
    assert "database system is shut down" in (place.cluster.resolve() / "log").read_text()


def test_no_acknowledged_row_is_lost_when_the_server_is_killed(place: Place) -> None:
    cluster = Cluster(place.cluster, postgres=place.postgres)  # not the fast one
    with cluster.joined():
        databases.furnish(place)
        with psycopg.connect(**place.owner().conninfo()) as connection:
            connection.execute("CREATE TABLE row_kept (id int PRIMARY KEY)")
        writer = _python(WRITER, place)
        assert writer.stdout
        acknowledged = [writer.stdout.readline() for _ in range(200)]
        os.kill(postmaster(cluster.home.data) or 0, signal.SIGKILL)
        acknowledged += writer.communicate()[0].splitlines()

        cluster.join()
        with psycopg.connect(**place.owner().conninfo()) as connection:
            (kept,) = connection.execute("SELECT count(*) FROM row_kept").fetchone() or (0,)
    assert len(acknowledged) <= kept <= len(acknowledged) + 1  # one may have been under way


def test_a_path_too_long_for_a_socket_is_no_hindrance(data_folder: Path) -> None:
    place = _place(data_folder / ("a-very-long-name-" * 6))
    with Cluster(place.cluster, fast=True).joined() as cluster:
        databases.furnish(place)
        socket = cluster.home.socket
        assert socket.stat().st_mode & 0o077 == 0
    socket.rmdir()


def test_a_socket_folder_that_somebody_laid_in_wait_is_refused(data_folder: Path) -> None:
    place = _place(data_folder)
    place.cluster.mkdir(parents=True)
    (place.cluster / "socket").symlink_to("/tmp")
    with pytest.raises(UnsafeFolder), Cluster(place.cluster).joined():
        pass


def test_data_of_another_version_is_refused_in_a_sentence(data_folder: Path) -> None:
    (data_folder / "PG_VERSION").write_text("14\n")
    with pytest.raises(NoPostgreSQL, match="was made by PostgreSQL 14"):
        installation_for(data_folder)


def test_data_keeps_the_binaries_that_made_it(data_folder: Path) -> None:
    made = _place(data_folder, "wheel")
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
    place = _place(closed / "data", "wheel")
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


def _place(data: Path, postgres: str = "") -> Place:
    return Place.from_environment({"HEARTH_DATA": str(data), "HEARTH_POSTGRES": postgres})


def _server(place: Place) -> int | None:
    return postmaster(place.cluster.resolve() / "cluster")


def _python(code: str, place: Place) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ
        | {
            "PYTHONPATH": str(REPOSITORY),
            "HEARTH_DATA": str(place.data),
            "HEARTH_DATABASE": place.database,
            "HEARTH_POSTGRES": place.postgres,
        },
    )


def _parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])


def _until(done: Callable[[], bool], seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)
