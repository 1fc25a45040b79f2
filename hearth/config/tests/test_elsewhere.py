"""A PostgreSQL that is somebody else's: one address, and nothing else is different."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections
from pytest_django.plugin import DjangoDbBlocker

from hearth.config.cluster import databases
from hearth.config.cluster.databases import NoDatabase
from hearth.config.place import Login, Place
from hearth.config.preparation.database import prepare_database
from hearth.foundation.vocabularies.models import Term
from tests.another_server import another_server
from tests.stage import looking_at


@pytest.fixture(scope="module", params=["", "wheel"], ids=["the machine's own", "the wheel's"])
def server(request: pytest.FixtureRequest) -> Iterator[str]:
    """The owner's address there."""
    with another_server(request.param) as address:
        yield address


@pytest.fixture
def elsewhere(server: str) -> Place:
    """An empty database there."""
    return replace(settings.PLACE, external=server)


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


def _administrator(owner: Login) -> dict[str, Any]:
    login = Login(owner.host, owner.port, owner.name, "postgres", "administrator", {})
    return login.conninfo()
