"""The same rows, written and read by nothing but PostgreSQL: no house, no rule, no seal, no record."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import psycopg
from psycopg import sql

from hearth.config.place import Login

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True)
class Sample:
    """What one identification leaves behind, table by table, in the order of writing."""

    rows: Rows

    @property
    def own(self) -> frozenset[UUID]:
        """The ids these rows gave themselves; everything else is somebody else's."""
        return frozenset(row["id"] for rows in self.rows.values() for row in rows)

    @property
    def count(self) -> int:
        return sum(len(found) for found in self.rows.values())


def sample(owner: Login, dossier: UUID) -> Sample:
    """Copy the tables' shapes into the schema `bare` (indexes kept, walls and keys left out)."""
    with psycopg.connect(**owner.conninfo(), autocommit=True) as db:
        tables = [
            name
            for (name,) in db.execute(
                "SELECT table_name FROM information_schema.columns"
                " WHERE table_schema = 'public' AND column_name = 'dossier_id' ORDER BY 1"
            )
        ]
        db.execute("DROP SCHEMA IF EXISTS bare CASCADE; CREATE SCHEMA bare")
        found: dict[str, list[dict[str, Any]]] = {}
        for table in ["access_dossier", *tables]:
            column = "id" if table == "access_dossier" else "dossier_id"
            db.execute(
                sql.SQL("CREATE TABLE bare.{0} (LIKE public.{0} INCLUDING INDEXES)").format(
                    sql.Identifier(table)
                )
            )
            cursor = db.cursor(row_factory=psycopg.rows.dict_row)
            rows = cursor.execute(
                sql.SQL("SELECT * FROM public.{} WHERE {} = %s").format(
                    sql.Identifier(table), sql.Identifier(column)
                ),
                [dossier],
            ).fetchall()
            if rows:
                found[table] = rows
    return Sample(found)


def per_second(owner: Login, one: Sample, clients: int, seconds: float) -> float:
    """Transactions per second that insert exactly those rows, from so many connections."""
    end = time.perf_counter() + seconds
    counts = [0] * clients

    def insert(index: int) -> None:
        with psycopg.connect(**owner.conninfo()) as db:
            while time.perf_counter() < end:
                _insert(db, one)
                counts[index] += 1

    began = time.perf_counter()
    threads = [threading.Thread(target=insert, args=(index,)) for index in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - began)


def milliseconds(owner: Login, one: Sample, times: int) -> list[float]:
    """How long one such transaction takes, alone."""
    taken = []
    with psycopg.connect(**owner.conninfo()) as db:
        for _ in range(times):
            began = time.perf_counter()
            _insert(db, one)
            taken.append((time.perf_counter() - began) * 1000)
    return taken


def asked(owner: Login, question: str, values: Sequence[Any], times: int) -> list[float]:
    """How long a plain question takes, milliseconds each."""
    taken = []
    with psycopg.connect(**owner.conninfo(), autocommit=True) as db:
        for _ in range(times):
            began = time.perf_counter()
            db.execute(question, values, prepare=True).fetchall()
            taken.append((time.perf_counter() - began) * 1000)
    return taken


def _insert(db: psycopg.Connection[Any], one: Sample) -> None:
    fresh = {own: uuid4() for own in one.own}
    for table, rows in one.rows.items():
        for row in rows:
            values = {name: _again(name, value, fresh) for name, value in row.items()}
            db.execute(
                sql.SQL("INSERT INTO bare.{} ({}) VALUES ({})").format(
                    sql.Identifier(table),
                    sql.SQL(",").join(map(sql.Identifier, values)),
                    sql.SQL(",").join([sql.Placeholder()] * len(values)),
                ),
                list(values.values()),
            )
    db.commit()


def _again(name: str, value: Any, fresh: Mapping[UUID, UUID]) -> Any:
    """Another row of the same kind: its own ids, everything else alike."""
    if name == "number":
        return uuid4().hex[:9]
    if name in {"submission", "event"}:
        return uuid4()
    return fresh.get(value, value) if isinstance(value, UUID) else value
