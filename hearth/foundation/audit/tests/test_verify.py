"""Twelve ways to tamper with the record, as its owner, in random places: every one is found."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connection, connections, transaction
from django.db.backends.utils import CursorWrapper

from hearth.config.place import Place
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Dossier
from hearth.foundation.audit.anchor import drop_anchor
from hearth.foundation.audit.verify import Fault, Verdict, verify

EVENTS = 120
PLACES = 25  # random places for each way
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
COLUMNS = {
    "id": "gen_random_uuid()",
    "at": "at - interval '1 microsecond'",
    "written_at": "written_at + interval '1 hour'",
    "actor": "gen_random_uuid()",
    "kind": "'access.closed'",
    "dossier": "gen_random_uuid()",
    "object_type": "object_type || 'x'",
    "object_id": "gen_random_uuid()",
    "facts": "facts || '{\"minor\": false}'",
    "prev": "sha256(prev)",
    "hash": "sha256(hash)",
}

# The whole record from some event on, written anew by somebody who knows exactly how.
REWRITE = """
    DO $$
    DECLARE e audit_event%%ROWTYPE; last bytea;
    BEGIN
        SELECT hash INTO last FROM audit_event WHERE seq = %(seq)s - 1;
        last := coalesce(last, audit.genesis());
        FOR e IN SELECT * FROM audit_event WHERE seq >= %(seq)s ORDER BY seq LOOP
            e.prev := last;
            last := audit.digest(last, e.seq, e.id, e.at, e.written_at, e.actor, e.kind,
                                 e.dossier, e.object_type, e.object_id, e.facts);
            UPDATE audit_event SET prev = e.prev, hash = last WHERE seq = e.seq;
        END LOOP;
        UPDATE audit_head SET hash = last, seq = (SELECT max(seq) FROM audit_event);
    END $$
"""


@pytest.fixture
def record_of_events(own_database: Place, vera: Actor, dossier: Dossier, anchors: Path) -> Path:
    """A hundred and twenty events, anchored twice on the way and once at the end."""
    drop_anchor(connections["owner"], anchors, at=NOON)
    fill(EVENTS // 2 - 2)
    drop_anchor(connections["owner"], anchors, at=NOON + timedelta(hours=1))
    fill(EVENTS // 2 - 2)
    drop_anchor(connections["owner"], anchors, at=NOON + timedelta(hours=2))
    return anchors


def fill(number: int) -> None:
    with identity(House("test")), connection.cursor() as cursor:
        cursor.execute(
            "SELECT audit.append(jsonb_agg(jsonb_build_array(gen_random_uuid(), 'access.opened', "
            "gen_random_uuid(), 'people.identity', gen_random_uuid(), "
            "jsonb_build_object('minor', true, 'n', n)))) FROM generate_series(1, %s) n",
            [number],
        )


@contextmanager
def undone() -> Iterator[CursorWrapper]:
    """Tampering by the owner of the tables, taken back at the end."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        yield cursor
        transaction.set_rollback(True, using="owner")


def found(anchors: Path | None, *statements: str, **named: int | UUID) -> Verdict:
    with undone() as cursor:
        for statement in statements:
            cursor.execute(statement, named)
        return verify(connections["owner"], anchors)


def somewhere() -> int:
    return random.randint(2, EVENTS - 1)


def test_an_untouched_record_holds(record_of_events: Path) -> None:
    verdict = verify(connections["owner"], record_of_events)

    assert verdict.sound
    assert verdict.events == EVENTS
    assert verdict.anchored_up_to is not None
    assert verdict.anchored_up_to.seq == EVENTS - 1


def test_an_empty_record_holds(own_database: Place) -> None:
    assert verify(connections["owner"]).sound


def test_a_changed_column_is_found(record_of_events: Path) -> None:
    for column, changed in COLUMNS.items():
        statement = f"UPDATE audit_event SET {column} = {changed} WHERE seq = %(seq)s"  # noqa: S608
        for seq in [1, EVENTS, *(somewhere() for _ in range(PLACES))]:
            verdict = found(None, statement, seq=seq)
            assert verdict.problems, (column, seq)
            assert verdict.problems[0].seq == seq


def test_a_changed_event_with_its_hash_made_anew_is_found(record_of_events: Path) -> None:
    for seq in [1, EVENTS, *(somewhere() for _ in range(PLACES))]:
        verdict = found(
            None,
            "UPDATE audit_event SET kind = 'access.closed', hash = audit.digest(prev, seq, id, at, "
            "written_at, actor, 'access.closed', dossier, object_type, object_id, facts) "
            "WHERE seq = %(seq)s",
            seq=seq,
        )
        assert not verdict.sound, seq


def test_a_deleted_event_is_found(record_of_events: Path) -> None:
    for seq in [1, *(somewhere() for _ in range(PLACES))]:
        verdict = found(None, "DELETE FROM audit_event WHERE seq = %(seq)s", seq=seq)
        assert [p.fault for p in verdict.problems] == [Fault.MISSING]
        assert verdict.problems[0].seq == seq + 1


def test_a_deleted_event_is_found_when_the_rest_moved_up(record_of_events: Path) -> None:
    for _ in range(PLACES):
        seq = somewhere()
        verdict = found(
            None,
            "DELETE FROM audit_event WHERE seq = %(seq)s",
            "UPDATE audit_event SET seq = -seq WHERE seq > %(seq)s",
            "UPDATE audit_event SET seq = -seq - 1 WHERE seq < 0",
            seq=seq,
        )
        assert verdict.problems[0].seq == seq


def test_two_events_that_changed_places_are_found(record_of_events: Path) -> None:
    for _ in range(PLACES):
        one, two = sorted(random.sample(range(1, EVENTS + 1), 2))
        verdict = found(
            None,
            "UPDATE audit_event SET seq = -1 WHERE seq = %(one)s",
            "UPDATE audit_event SET seq = %(one)s WHERE seq = %(two)s",
            "UPDATE audit_event SET seq = %(two)s WHERE seq = -1",
            one=one,
            two=two,
        )
        assert verdict.problems[0].seq == one


def test_an_event_slipped_in_is_found(record_of_events: Path) -> None:
    for _ in range(PLACES):
        seq = somewhere()
        verdict = found(
            None,
            "UPDATE audit_event SET seq = -seq WHERE seq >= %(seq)s",
            "UPDATE audit_event SET seq = -seq + 1 WHERE seq < 0",
            "INSERT INTO audit_event SELECT %(seq)s, %(id)s, at, written_at, actor, kind, dossier, "
            "object_type, object_id, facts, prev, hash FROM audit_event WHERE seq = %(seq)s - 1",
            seq=seq,
            id=uuid4(),
        )
        assert not verdict.sound


def test_an_end_cut_off_is_found_by_the_head(record_of_events: Path) -> None:
    for _ in range(PLACES):
        verdict = found(None, "DELETE FROM audit_event WHERE seq > %(seq)s", seq=somewhere())
        assert [p.fault for p in verdict.problems] == [Fault.HEAD]


def test_a_head_set_otherwise_is_found(record_of_events: Path) -> None:
    for statement in (
        "DELETE FROM audit_head",
        "UPDATE audit_head SET seq = 0, hash = audit.genesis()",
        "UPDATE audit_head SET hash = sha256(hash)",
        "UPDATE audit_head SET seq = seq + 1",
    ):
        assert [p.fault for p in found(None, statement).problems] == [Fault.HEAD], statement


CUT = (
    "DELETE FROM audit_event WHERE seq > %(seq)s",
    "UPDATE audit_head SET seq = e.seq, hash = e.hash FROM audit_event e WHERE e.seq = %(seq)s",
)


def test_an_end_cut_off_with_its_head_is_found_by_an_anchor(record_of_events: Path) -> None:
    for _ in range(PLACES):
        seq = somewhere()
        assert found(None, *CUT, seq=seq).sound  # the chain alone cannot know
        verdict = found(record_of_events, *CUT, seq=seq)
        cut = next((p for p in verdict.problems if p.fault is Fault.CUT), None)
        assert cut is not None or seq == EVENTS - 1
        hour = "the anchor of 2026-03-02 13:00" if seq >= EVENTS // 2 else "12:00"
        assert cut is None or hour in cut.sentence


def test_the_whole_record_written_anew_is_found_by_an_anchor(record_of_events: Path) -> None:
    change = "UPDATE audit_event SET actor = NULL, facts = '{}' WHERE seq = %(seq)s"
    for seq in [1, *(somewhere() for _ in range(PLACES))]:
        assert found(None, change, REWRITE, seq=seq).sound
        (rewritten,) = found(record_of_events, change, REWRITE, seq=seq).problems
        assert rewritten.fault is Fault.REWRITTEN
        assert f"{'13' if seq > EVENTS // 2 else '12' if seq > 1 else 'the beginning'}" in (
            rewritten.sentence
        )


def test_functions_that_lie_are_not_believed(record_of_events: Path) -> None:
    verdict = found(
        None,
        "UPDATE audit_event SET kind = 'access.closed' WHERE seq = 7",
        "CREATE OR REPLACE FUNCTION audit.digest(prev bytea, seq bigint, id uuid, at timestamptz, "
        "written_at timestamptz, actor uuid, kind text, dossier uuid, object_type text, "
        "object_id uuid, facts jsonb) RETURNS bytea LANGUAGE sql STABLE AS "
        "'SELECT hash FROM public.audit_event e WHERE e.seq = $2'",
    )
    assert verdict.problems[0].seq == 7


def test_more_faults_than_can_be_shown_are_counted(record_of_events: Path) -> None:
    verdict = found(None, "UPDATE audit_event SET actor = gen_random_uuid()")

    assert verdict.faults == EVENTS
    assert len(verdict.problems) == 20


def rewritten(path: Path, change: Callable[[list[str]], list[str]]) -> list[Fault]:
    before = path.read_text()
    try:
        path.write_text("".join(f"{line}\n" for line in change(before.splitlines())))
        return [p.fault for p in verify(connections["owner"], path).problems]
    finally:
        path.write_text(before)
