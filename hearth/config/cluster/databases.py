"""Roles and databases: the owner who makes tables, and the application that owns nothing."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator

import psycopg
from psycopg import sql

from hearth.config.cluster.configuration import APP, OWNER, SUPERUSER
from hearth.config.place import Login, Place
from hearth.config.trouble import Trouble

OLDEST = 150000
PREPARING = 7_245_101  # any number; the name of the lock that one machine at a time prepares under


class NoDatabase(Trouble):
    """The database cannot be reached, is too old, or refuses us what we need."""


def furnish(place: Place) -> None:
    """See to both roles, the database, and who may enter it. Doing it twice changes nothing."""
    if place.embedded:
        make_roles(place)
        if place.database not in names(place):
            create(place, place.database)
    with _entered(place.owner()) as connection:
        if connection.info.server_version < OLDEST:
            raise NoDatabase("Hearth needs PostgreSQL 15 or later; this one is older.")
        if not place.embedded:
            _invite_app(connection, place.app())
        _close_to_others(connection)


def make_roles(place: Place) -> None:
    """The owner and the application, on our own server. Outside, the owner is there already."""
    with _superuser(place) as connection:
        for role in (OWNER, APP):
            _make_role(connection, role)


def create(place: Place, name: str, *, template: str = "") -> None:
    """Make a database, empty or as a copy of another that nobody is using."""
    statement = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
        sql.Identifier(name),
        sql.Identifier(place.owner().user),
        sql.Identifier(template or "template0"),
    )
    if template:
        # A few large files copied whole are quicker than thousands of pages through the log.
        statement += sql.SQL(" STRATEGY file_copy")
    with _superuser(place) as connection:
        connection.execute(statement)
    if template:
        with _entered(place.with_database(name).owner()) as connection:
            _close_to_others(connection)  # who may enter is the one thing that is not copied


def drop(place: Place, name: str) -> None:
    """Remove a database, and whoever is still in it."""
    with _superuser(place) as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )


def rename(place: Place, name: str, to: str) -> None:
    """Give a database that nobody is using another name."""
    statement = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    with _superuser(place) as connection:
        connection.execute(statement.format(sql.Identifier(name), sql.Identifier(to)))


def names(place: Place) -> list[str]:
    """The databases there are, oldest first."""
    with _superuser(place) as connection:
        rows = connection.execute(
            "SELECT datname FROM pg_database WHERE NOT datistemplate ORDER BY oid"
        )
        return [row[0] for row in rows]


@contextlib.contextmanager
def one_at_a_time(place: Place) -> Iterator[None]:
    """Machines that start at once prepare the database one after the other."""
    with _entered(place.owner()) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [PREPARING])
        yield


def wait_until_there(place: Place, seconds: float) -> None:
    """Give a database that is just coming up a moment."""
    end = time.monotonic() + seconds
    while True:
        try:
            with _entered(place.owner()):
                return
        except NoDatabase:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def _entered(login: Login) -> psycopg.Connection:
    try:
        return psycopg.connect(**login.conninfo(), autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as error:
        raise NoDatabase(
            f"The database {login.name!r} at {login.host or 'this machine'} does not let "
            f"{login.user!r} in. It said: {str(error).strip().splitlines()[-1]}"
        ) from error


def _superuser(place: Place) -> psycopg.Connection:
    """Whoever may make roles and databases; outside, the owner must be allowed to."""
    owner = place.owner()
    if place.embedded:
        return _entered(Login(owner.host, owner.port, "postgres", SUPERUSER, "", {}))
    return _entered(
        Login(owner.host, owner.port, "postgres", owner.user, owner.password, owner.options)
    )


def _make_role(connection: psycopg.Connection, role: str) -> None:
    found = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
    if found.fetchone() is None:
        statement = (
            "CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION"
        )
        connection.execute(sql.SQL(statement).format(sql.Identifier(role)))


def _invite_app(connection: psycopg.Connection, app: Login) -> None:
    """Make the application's role on another's server, with a password derived from the owner's.

    The password travels as its SCRAM verifier, so that not even the server's log could show it.
    """
    try:
        _make_role(connection, app.user)
        if app.password and not _lets_in(app):
            verifier = connection.pgconn.encrypt_password(
                app.password.encode(), app.user.encode(), b"scram-sha-256"
            ).decode()
            connection.execute(
                sql.SQL("ALTER ROLE {} PASSWORD {}").format(
                    sql.Identifier(app.user), sql.Literal(verifier)
                )
            )
    except psycopg.errors.InsufficientPrivilege as error:
        raise NoDatabase(
            f"The owner of the database may not make the role {app.user}. "
            f"Ask its administrator to run: ALTER ROLE {connection.info.user} CREATEROLE"
        ) from error


def _lets_in(app: Login) -> bool:
    try:
        _entered(app).close()
    except NoDatabase:
        return False
    return True


def _close_to_others(connection: psycopg.Connection) -> None:
    """Only owner and application may enter this database; the application makes nothing in it."""
    database = sql.Identifier(connection.info.dbname)
    app = sql.Identifier(APP)
    for statement in (
        "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {database} TO {app}",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO {app}",
    ):
        connection.execute(sql.SQL(statement).format(database=database, app=app))
