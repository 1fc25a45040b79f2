"""What happened is written down with what was done, by whom the database knows it was."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, connections, transaction
from pytest_django import DjangoAssertNumQueries

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Dossier
from hearth.foundation.audit.actions import NotActing, flush, gathering, record
from hearth.foundation.audit.models import Event, Head
from hearth.foundation.audit.tests.conftest import acting
from hearth.foundation.audit.verify import verify
from hearth.foundation.vault.tests.conftest import dossier_of


def written() -> list[Event]:
    """The whole record, in order."""
    with identity(House("test")):
        return list(Event.objects.unscoped(because="test").order_by("seq"))


def test_an_event_says_who_did_what_to_what_and_when(vera: Actor, dossier: Dossier) -> None:
    row = uuid4()
    with acting(vera):
        made = record(
            "identification.identified",
            dossier,
            by=vera,
            what="identification.identification",
            which=row,
            minor=True,
            indicators=4,
            form="exploitation-form/forced-labour",
            drawers={Compartment.OPEN, Compartment.ALERT},
            recipient=vera.unit.pk,
            due=vera.at,
            born=date(2009, 5, 1),
            nothing=None,
        )

    event = written()[-1]
    assert (event.id, event.kind, event.dossier) == (made, "identification.identified", dossier.pk)
    assert (event.actor, event.at) == (vera.user.pk, vera.at)
    assert (event.object_type, event.object_id) == ("identification.identification", row)
    assert event.facts == {
        "minor": True,
        "indicators": 4,
        "form": "exploitation-form/forced-labour",
        "drawers": ["alert", "open"],
        "recipient": str(vera.unit.pk),
        "due": vera.at.isoformat(),
        "born": "2009-05-01",
    }
    assert abs(event.written_at - datetime.now(UTC)) < timedelta(minutes=1)
    assert str(event) == f"{event.seq} identification.identified"


def test_everything_of_a_block_is_appended_in_one_statement(
    vera: Actor,
    dossier: Dossier,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with identity(vera), django_assert_num_queries(1), gathering():
        for _ in range(5):
            record("access.opened", dossier, by=vera)

    assert [event.seq for event in written()] == [1, 2, 3, 4, 5, 6]
    assert verify(connections["owner"]).sound
    head = Head.objects.using("owner").get()
    assert (head.seq, str(head)) == (6, "head at 6")


def test_a_block_that_records_nothing_says_nothing(
    vera: Actor,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with identity(vera), django_assert_num_queries(0), gathering():
        pass


def test_blocks_inside_a_block_are_appended_with_it(vera: Actor, dossier: Dossier) -> None:
    with acting(vera):
        record("cases.first", dossier, by=vera)
        with acting(vera):
            record("cases.second", dossier, by=vera)
        assert len(written()) == 1
        record("cases.third", dossier, by=vera)

    assert [e.kind for e in written()[1:]] == ["cases.first", "cases.second", "cases.third"]


def test_somebody_else_inside_a_block_signs_for_themselves(
    vera: Actor, ilir: Actor, dossier: Dossier
) -> None:
    with acting(vera):
        record("cases.first", dossier, by=vera)
        with acting(ilir):
            record("alerts.acknowledged", None, by=ilir)

    assert {(e.kind, e.actor) for e in written()[1:]} == {
        ("alerts.acknowledged", ilir.user.pk),
        ("cases.first", vera.user.pk),
    }


def test_the_house_acts_without_a_name_at_the_database_s_own_time(dossier: Dossier) -> None:
    house = House("nightly")
    with acting(house):
        record("alerts.escalated", dossier, by=house)

    event = written()[-1]
    assert event.actor is None
    assert event.at == event.written_at


class SecondThoughts(Exception):
    """A deed that fails after it recorded something."""


def close_and_think_again(dossier: Dossier, by: Actor) -> None:
    with transaction.atomic(), acting(by):
        record("cases.closed", dossier, by=by)
        raise SecondThoughts


def test_what_failed_did_not_happen(vera: Actor, dossier: Dossier) -> None:
    with pytest.raises(SecondThoughts):
        close_and_think_again(dossier, vera)

    assert [event.kind for event in written()] == ["cases.opened"]


def test_a_failed_block_inside_leaves_the_outer_one_its_events(
    vera: Actor, dossier: Dossier
) -> None:
    with acting(vera):
        record("cases.first", dossier, by=vera)
        with pytest.raises(SecondThoughts):
            close_and_think_again(dossier, vera)

    assert [event.kind for event in written()[1:]] == ["cases.first"]


def test_what_cannot_be_recorded_does_not_happen(vera: Actor, dossier: Dossier) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("REVOKE EXECUTE ON FUNCTION audit.append(jsonb) FROM hearth_app")

    with pytest.raises(DatabaseError), acting(vera):
        record("cases.opened", dossier_of(vera), by=vera)

    assert Dossier.objects.using("owner").unscoped(because="test").count() == 1


def test_nobody_records_outside_a_block_or_in_another_s_name(
    vera: Actor, ilir: Actor, dossier: Dossier
) -> None:
    with pytest.raises(NotActing):
        record("cases.opened", dossier, by=vera)
    with pytest.raises(NotActing):
        flush()
    with acting(vera), pytest.raises(NotActing):
        record("cases.opened", dossier, by=ilir)


def test_a_kind_may_come_from_an_enumeration(vera: Actor, dossier: Dossier) -> None:
    class Happened(StrEnum):
        CLOSED = "cases.closed"

    with acting(vera):
        record(Happened.CLOSED, dossier.pk, by=vera)
    assert written()[-1].kind == "cases.closed"


PROSE = (
    ("cases.opened", "", '{"because": "Shpresa Provë"}'),
    ("cases.opened", "", '{"a": ["ok", "not ok"]}'),
    ("cases.opened", "", '{"a": {"b": "not ok"}}'),
    ("cases.opened", "", '["ok"]'),
    ("cases.opened", "two words", "{}"),
    ("Cases opened", "", "{}"),
)


def append_as(reader: Actor | House, events: str) -> None:
    with identity(reader), connection.cursor() as cursor:
        cursor.execute("SELECT audit.append(%s)", [events])


FORBIDDEN = (
    "UPDATE audit_event SET kind = 'cases.closed'",
    "DELETE FROM audit_event",
    "TRUNCATE audit_event",
    "INSERT INTO audit_event SELECT * FROM audit_event",
    "ALTER TABLE audit_event ADD COLUMN x int",
    "ALTER TABLE audit_event DISABLE ROW LEVEL SECURITY",
    "DROP TABLE audit_event",
    "COPY audit_event FROM STDIN",
    "LOCK TABLE audit_event IN ACCESS EXCLUSIVE MODE",
    "CREATE TRIGGER t BEFORE INSERT ON audit_event EXECUTE FUNCTION tsvector_update_trigger()",
    "CREATE RULE r AS ON INSERT TO audit_event DO INSTEAD NOTHING",
    "SELECT * FROM audit_head",
    "UPDATE audit_head SET seq = 0",
    "DELETE FROM audit_head",
    "TRUNCATE audit_head",
    "ALTER FUNCTION audit.append(jsonb) SECURITY INVOKER",
    "CREATE FUNCTION audit.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "DROP FUNCTION audit.append(jsonb)",
    "SET ROLE hearth_owner",
    "SET session_replication_role = replica",
)
