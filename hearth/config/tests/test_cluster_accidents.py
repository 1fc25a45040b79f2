"""Started at once, killed, abandoned: the embedded database loses nothing and never runs alone."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg

from hearth.config.cluster import databases
from hearth.config.cluster.server import Cluster, postmaster
from hearth.config.place import Place
from hearth.config.tests.processes import parent, place_in, python, server_of, until

WRITER = """
import psycopg
from hearth.config.place import Place
with psycopg.connect(**Place.from_environment().owner().conninfo(), autocommit=True) as connection:
    for number in range(1_000_000):
        connection.execute("INSERT INTO row_kept (id) VALUES (%s)", [number])
        print(number, flush=True)
"""


def test_those_who_start_at_once_share_one_server(
    data_folder: Path, member: Callable[..., subprocess.Popen[bytes]]
) -> None:
    place = place_in(data_folder)
    crowd = [member(place, wait=False) for _ in range(4)]
    for each in crowd:
        assert each.stdout
        assert each.stdout.readline() == b"joined\n"
    server = server_of(place)
    assert server

    for each in crowd[:-1]:
        each.communicate(b"\n")
    assert server_of(place) == server  # one still needs it

    crowd[-1].communicate(b"\n")
    assert server_of(place) is None


def test_a_server_whose_only_user_is_killed_is_stopped_by_its_keeper(
    data_folder: Path, member: Callable[..., subprocess.Popen[bytes]]
) -> None:
    place = place_in(data_folder)
    user = member(place)
    user.kill()
    until(lambda: server_of(place) is None)
    assert "database system is shut down" in (place.cluster.resolve() / "log").read_text()


def test_a_server_whose_keeper_is_killed_shuts_down_in_order(
    data_folder: Path, member: Callable[..., subprocess.Popen[bytes]]
) -> None:
    place = place_in(data_folder)
    member(place)
    server = server_of(place)
    assert server
    os.kill(parent(server), signal.SIGKILL)
    until(lambda: server_of(place) is None)
    assert "database system is shut down" in (place.cluster.resolve() / "log").read_text()


def test_no_acknowledged_row_is_lost_when_the_server_is_killed(place: Place) -> None:
    cluster = Cluster(place.cluster, postgres=place.postgres)  # not the fast one
    with cluster.joined():
        databases.furnish(place)
        with psycopg.connect(**place.owner().conninfo()) as connection:
            connection.execute("CREATE TABLE row_kept (id int PRIMARY KEY)")
        writer = python(WRITER, place)
        assert writer.stdout
        acknowledged = [writer.stdout.readline() for _ in range(200)]
        os.kill(postmaster(cluster.home.data) or 0, signal.SIGKILL)
        acknowledged += writer.stdout.readlines()  # what was read ahead, too
        writer.communicate()

        cluster.join()
        with psycopg.connect(**place.owner().conninfo()) as connection:
            (kept,) = connection.execute("SELECT count(*) FROM row_kept").fetchone() or (0,)
    assert len(acknowledged) <= kept <= len(acknowledged) + 1  # one may have been under way
