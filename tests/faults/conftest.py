"""The server of these tests keeps its word: what it acknowledged survives its death."""

from __future__ import annotations

import psycopg
import pytest

from hearth.config.cluster.configuration import SUPERUSER
from hearth.config.place import Login, Place
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from tests.cast import somebody
from tests.faults.moments import until


@pytest.fixture
def own_server(own_server: Place) -> Place:
    """A quick server may forget the last moment when it is killed; this one may not."""
    login = Login(str(own_server.socket), "", "postgres", SUPERUSER, "", {})
    with psycopg.connect(**login.conninfo(), autocommit=True) as superuser:
        superuser.execute("ALTER SYSTEM SET synchronous_commit = on")
        superuser.execute("SELECT pg_reload_conf()")
        told = "SHOW synchronous_commit"
        until(lambda: superuser.execute(told).fetchone() == ("on",))
    return own_server


@pytest.fixture
def street(vera: Actor, vesa: Actor) -> list[Actor]:
    """Four workers of one mobile unit, out on the same night."""
    return [
        vera,
        vesa,
        somebody("viola", Role.OUTREACH_WORKER, vera.unit),
        somebody("valmira", Role.OUTREACH_WORKER, vera.unit),
    ]
