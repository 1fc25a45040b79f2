"""A PostgreSQL that is somebody else's: one address, and nothing else is different."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from hearth.config.cluster import databases
from hearth.config.cluster.account import account_for
from hearth.config.cluster.binaries import installation_for, within_reach
from hearth.config.cluster.databases import NoDatabase
from hearth.config.place import Login, Place
from hearth.config.preparation.database import prepare_database
from hearth.foundation.vocabularies.models import Term
from tests.stage import looking_at

HBA = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"


@pytest.fixture(scope="module", params=["", "wheel"], ids=["the machine's own", "the wheel's"])
def server(request: pytest.FixtureRequest) -> Iterator[int]:
    """A server as an administrator would run it: on a port, with passwords. Answers the port."""
    folder = Path("/tmp") / f"hearth-elsewhere-{free_port()}"
    folder.mkdir(mode=0o755)
    data = folder / "data"
    account = account_for(data)
    account.owns(folder)
    found = within_reach(installation_for(data, request.param), account)
    port = free_port()
    account.run([found.initdb, "-D", data, "-U", "postgres", "--no-sync", "--locale=C.UTF-8"])
    (data / "pg_hba.conf").write_text(HBA)
    start = [found.postgres, "-D", data, "-p", str(port), "-k", folder, "-c", "fsync=off"]
    process = subprocess.Popen(
        [*map(str, start), "-c", "listen_addresses=127.0.0.1"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        user=None if account.is_ourselves else account.uid,
        group=None if account.is_ourselves else account.gid,
    )
    try:
        _appoint_owner(str(folder), port)
        yield port
    finally:
        process.terminate()
        process.wait()
        shutil.rmtree(folder)


@pytest.fixture
def elsewhere(server: int) -> Place:
    """The owner's address of an empty database there."""
    address = f"postgresql://centre:a%20pass%2Fword@127.0.0.1:{server}/casework"
    return replace(settings.PLACE, external=address)


def test_one_address_is_all_it_takes(elsewhere: Place, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock(), looking_at(elsewhere):
        prepare_database(elsewhere)
        prepare_database(elsewhere)  # a second machine, or a second time
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user, current_database()")
            assert cursor.fetchone() == ("hearth_app", "casework")
        assert Term.objects.exists()
        connections.close_all()


def test_the_application_owns_nothing_there_either(elsewhere: Place) -> None:
    databases.furnish(elsewhere)
    with psycopg.connect(**elsewhere.app().conninfo(), autocommit=True) as app:
        for attempt in ("CREATE TABLE mine (id int)", "SET ROLE centre"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute(attempt)


def test_a_second_machine_needs_no_second_secret(elsewhere: Place) -> None:
    """The application's password follows from the owner's, and from nothing on this machine."""
    databases.furnish(elsewhere)
    there = Place.from_environment({"HEARTH_DATABASE_URL": elsewhere.external})
    with psycopg.connect(**there.app().conninfo()) as app:
        assert app.info.user == "hearth_app"
    assert there.app().password != there.owner().password


def test_a_new_password_of_the_owner_gives_the_application_a_new_one(elsewhere: Place) -> None:
    databases.furnish(elsewhere)
    before = elsewhere.app()
    with psycopg.connect(**elsewhere.owner().conninfo(), autocommit=True) as owner:
        owner.execute("ALTER ROLE centre PASSWORD 'another one'")
    after = replace(
        elsewhere, external=elsewhere.external.replace("a%20pass%2Fword", "another%20one")
    )
    databases.furnish(after)
    with psycopg.connect(**after.app().conninfo(), autocommit=True):
        pass
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(**before.conninfo())
    with psycopg.connect(**after.owner().conninfo(), autocommit=True) as owner:
        owner.execute("ALTER ROLE centre PASSWORD 'a pass/word'")


def test_a_wrong_password_is_said_in_a_sentence(elsewhere: Place) -> None:
    wrong = replace(elsewhere, external=elsewhere.external.replace("a%20pass%2Fword", "guessed"))
    with pytest.raises(NoDatabase, match="does not let 'centre' in") as refused:
        databases.furnish(wrong)
    assert "guessed" not in str(refused.value)


def test_an_owner_who_may_not_make_roles_is_told_what_to_ask_for(elsewhere: Place) -> None:
    owner = elsewhere.owner()
    with psycopg.connect(**_administrator(owner), autocommit=True) as administrator:
        administrator.execute("DROP OWNED BY hearth_app; DROP ROLE hearth_app")
        administrator.execute("ALTER ROLE centre NOCREATEROLE")
    try:
        with pytest.raises(NoDatabase, match="ALTER ROLE centre CREATEROLE"):
            databases.furnish(elsewhere)
    finally:
        with psycopg.connect(**_administrator(owner), autocommit=True) as administrator:
            administrator.execute("ALTER ROLE centre CREATEROLE")


def _appoint_owner(folder: str, port: int) -> None:
    """What the administrator does once, as the README says."""
    login = Login(folder, str(port), "postgres", "postgres", "", {})
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            with psycopg.connect(**login.conninfo(), autocommit=True) as administrator:
                for statement in (
                    "ALTER ROLE postgres PASSWORD 'administrator'",
                    "CREATE ROLE centre LOGIN CREATEROLE CREATEDB PASSWORD 'a pass/word'",
                    "CREATE DATABASE casework OWNER centre TEMPLATE template0",
                ):
                    administrator.execute(sql.SQL(statement))
            return
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise AssertionError("the other server did not start")


def _administrator(owner: Login) -> dict[str, Any]:
    login = Login(owner.host, owner.port, owner.name, "postgres", "administrator", {})
    return login.conninfo()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
