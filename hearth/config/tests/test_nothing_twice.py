"""Keys and indexes that another one already says are gone; what they promised still holds."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, connections, transaction

from hearth.config.preparation.database import COVERED

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def ask(question: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def test_every_row_of_a_dossier_has_its_own_key_to_it() -> None:
    """Alone, or with the seal; a parent in the same dossier is no reason to leave it away."""
    loose = ask(
        """SELECT a.attrelid::regclass::text FROM pg_attribute a
             JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r'
            WHERE a.attname = 'dossier_id' AND a.attnotnull AND NOT a.attisdropped
              AND NOT EXISTS (SELECT FROM pg_constraint key WHERE key.conrelid = a.attrelid
                                 AND key.confrelid = 'access_dossier'::regclass
                                 AND key.conkey @> ARRAY[a.attnum])"""
    )
    assert loose == []


def test_every_key_between_two_rows_of_a_dossier_holds_both_to_it() -> None:
    """What went are the keys of one column beside such a pair: never the pair."""
    alone = ask(
        """SELECT one.conrelid::regclass::text, one.conname FROM pg_constraint one
             JOIN pg_constraint wide USING (conrelid, confrelid)
            WHERE one.contype = 'f' AND wide.contype = 'f'
              AND cardinality(one.conkey) = 1 AND cardinality(wide.conkey) > 1
              AND wide.conkey @> one.conkey"""
    )
    pairs = ask("SELECT count(*) FROM pg_constraint WHERE conname LIKE '%\\_in\\_one\\_dossier'")
    assert alone == []
    assert pairs[0][0] > 100


def test_no_index_is_the_beginning_of_another() -> None:
    found = ask(
        """SELECT i.indrelid::regclass::text, i.indexrelid::regclass::text, i.indisunique,
                  coalesce(pg_get_expr(i.indpred, i.indrelid), ''),
                  (SELECT array_agg(pg_get_indexdef(i.indexrelid, k, false)
                                    || ' ' || split_part(i.indclass::text, ' ', k)
                                    || ' ' || split_part(i.indoption::text, ' ', k) ORDER BY k)
                     FROM generate_series(1, i.indnkeyatts) k),
                  i.indnatts > i.indnkeyatts
             FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
             JOIN pg_class c ON c.oid = i.indexrelid
             JOIN pg_am m ON m.oid = c.relam AND m.amname = 'btree'
            WHERE t.relnamespace = 'public'::regnamespace AND i.indexprs IS NULL
              AND t.relname NOT LIKE 'procrastinate\\_%'"""
    )
    assert len(found) > 100
    twice = {
        (name, other)
        for table, name, unique, rows, columns, carries in found
        for beside, other, _, others, wider, _ in found
        if table == beside and name != other and not unique and not carries
        if rows == others and wider[: len(columns)] == columns
    }
    assert twice == set()


def test_to_look_again_finds_nothing_more() -> None:
    kept = "SELECT count(*), (SELECT count(*) FROM pg_index) FROM pg_constraint"
    before = ask(kept)
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute(COVERED.read_text())
    assert ask(kept) == before
