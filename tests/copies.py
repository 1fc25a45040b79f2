"""Copies of the prepared database, for tests that commit; used again if they can be emptied.

To make one costs up to a second of the processor, to empty one a few hundredths. A copy whose
shape was changed, or whose code lists were, is thrown away; so is one that somebody still uses.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg
from psycopg import sql

from hearth.config.cluster import databases
from hearth.config.cluster.configuration import SUPERUSER
from hearth.config.place import Place

PATIENCE = 5.0  # seconds, for work that was put off and for pages that were still on their way
ROUNDS = 25  # emptied so often, a copy is swept
HEAD = sql.Identifier("public", "audit_head")  # one row, and every deed writes it
SCHEMAS = ("public", "authz", "audit")
CATALOGUES = [
    sql.Identifier("pg_catalog", f"pg_{name}")
    for name in ("class", "attribute", "proc", "policy", "trigger", "constraint", "index", "type",
                 "namespace", "extension")
]  # fmt: skip
COUNT = sql.SQL("SELECT count(*) FROM {}")
NEWER = sql.SQL("EXISTS (SELECT FROM {} WHERE xmin::text::bigint >= {})")
RESTORED = "INSERT INTO {0} SELECT * FROM json_populate_record(null::{0}, {1})"
BUSY = """
    SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()
                   AND pid <> pg_backend_pid() AND backend_type = 'client backend'
                   AND state <> 'idle')
        OR EXISTS (SELECT FROM procrastinate_jobs WHERE status = 'doing'
                   OR status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now()))
"""
SEE_OUT = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()
       AND backend_type = 'client backend'
"""


@dataclass
class Copy:
    """A database of this run, and what it held when it was new."""

    place: Place
    born: int = 0  # what was written before this transaction was there already
    kept: list[tuple[sql.Identifier, int]] = field(default_factory=list)  # and how many rows
    empty: list[sql.Identifier] = field(default_factory=list)
    head: str = ""
    rounds: int = 0

    def look(self) -> Copy:
        """Before anybody writes."""
        with self._entered() as superuser:
            tables = superuser.execute(
                "SELECT schemaname, tablename FROM pg_tables WHERE schemaname = ANY(%s)",
                [list(SCHEMAS)],
            )
            for table in [sql.Identifier(*row) for row in tables.fetchall()]:
                rows = _one(superuser, COUNT.format(table))
                if rows and table != HEAD:
                    self.kept.append((table, rows))
                else:
                    self.empty.append(table)
            head = sql.SQL("SELECT row_to_json(head)::text FROM {} head").format(HEAD)
            self.head = _one(superuser, head)
            self.born = _one(superuser, sql.SQL("SELECT pg_current_xact_id()::text::bigint"))
        return self

    def emptied(self, *, in_use: bool) -> bool:
        """As new again; False when it cannot be. `in_use`: somebody stays, and finishes first."""
        try:
            with self._entered() as superuser:
                if not in_use:
                    superuser.execute(SEE_OUT)
                elif not within(PATIENCE, lambda: not _one(superuser, sql.SQL(BUSY))):
                    return False
                if self._was_rebuilt(superuser):
                    return False
                self._empty(superuser)
        except psycopg.OperationalError:
            return False
        return True

    def _was_rebuilt(self, superuser: psycopg.Connection) -> bool:
        """Whether tables, rules or code lists are other ones than they were."""
        seen = [*CATALOGUES, *(table for table, _ in self.kept)]
        changed = [NEWER.format(each, self.born) for each in seen]
        if _one(superuser, sql.SQL("SELECT ") + sql.SQL(" OR ").join(changed)):
            return True
        return any(_one(superuser, COUNT.format(table)) != rows for table, rows in self.kept)

    def _empty(self, superuser: psycopg.Connection) -> None:
        """Past triggers and keys."""
        delete, head = sql.SQL("DELETE FROM {}"), sql.SQL(RESTORED)
        with superuser.transaction():
            superuser.execute("SET LOCAL session_replication_role = replica")
            superuser.execute("SET LOCAL lock_timeout = '5s'")
            superuser.execute(sql.SQL("; ").join(delete.format(each) for each in self.empty))
            superuser.execute(head.format(HEAD, self.head))
        self.rounds += 1
        if self.rounds % ROUNDS == 0:
            superuser.execute("VACUUM")

    def _entered(self) -> psycopg.Connection:
        owner = self.place.owner()
        return psycopg.connect(host=owner.host, dbname=owner.name, user=SUPERUSER, autocommit=True)


class Copies:
    """Those of one run. One is lent at a time, or as many as are asked for."""

    def __init__(self, place: Place, prepared: str) -> None:
        self._place, self._prepared = place, prepared
        self._numbers = itertools.count(1)
        self._spare: list[Copy] = []

    @contextmanager
    def lent(self) -> Iterator[Copy]:
        """A database that nobody shares, as it was prepared."""
        copy = self.take()
        try:
            yield copy
        finally:
            self.give_back(copy)

    def take(self) -> Copy:
        return self._spare.pop() if self._spare else self._made()

    def give_back(self, copy: Copy) -> None:
        if self._place.embedded and copy.emptied(in_use=False):
            self._spare.append(copy)
        else:
            databases.drop(self._place, copy.place.owner().name)

    def strike(self) -> None:
        while self._spare:
            databases.drop(self._place, self._spare.pop().place.owner().name)

    def _made(self) -> Copy:
        name = f"{self._place.owner().name}_{next(self._numbers)}"
        place = self._place.with_database(name)
        databases.create(self._place, place.owner().name, template=self._prepared)
        return Copy(place).look() if self._place.embedded else Copy(place)


def _one(superuser: psycopg.Connection, question: sql.SQL | sql.Composed) -> Any:
    row = superuser.execute(question).fetchone()
    return row[0] if row else None


def within(seconds: float, done: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True
