"""What the database itself refuses: prose, strangers, and the web's own hands."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, connections, transaction

from hearth.config.place import Place
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import identity
from hearth.foundation.access.models import Dossier
from hearth.foundation.audit.actions import record
from hearth.foundation.audit.fence import raise_audit_fence
from hearth.foundation.audit.tests.conftest import acting
from hearth.foundation.audit.tests.test_record import FORBIDDEN, PROSE, append_as, written
from hearth.foundation.audit.verify import verify
from hearth.foundation.vault.keyring import Failure, current_keyring


def test_the_database_refuses_prose_as_well(vera: Actor) -> None:
    for kind, what, facts in PROSE:
        event = f'[["{uuid4()}", "{kind}", null, "{what}", null, {facts}]]'
        with pytest.raises(IntegrityError, match="event_holds_codes_only"):
            append_as(vera, event)


def test_a_value_that_would_not_open_is_written_down_once(vera: Actor, dossier: Dossier) -> None:
    row = uuid4()
    with acting(vera):
        ring = current_keyring()
        assert ring is not None
        ring.failures += [Failure("people_identity", "facts", row, dossier.pk)] * 3

    event = written()[-1]
    assert (event.kind, event.dossier, event.object_id) == ("vault.unreadable", dossier.pk, row)
    assert (event.object_type, event.facts) == ("people_identity", {"column": "facts"})
    assert len(written()) == 2


def test_without_a_signed_identity_nothing_is_appended(own_database: Place) -> None:
    event = f'[["{UUID(int=9)}", "cases.opened", null, "", null, {{}}]]'
    for token in ("", "user|x|y", "user|1|2|9999999999|forged", "||||"):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('hearth.token', %s, true)", [token])
            with pytest.raises(DatabaseError, match="nobody is acting"), transaction.atomic():
                cursor.execute("SELECT audit.append(%s)", [event])


def test_the_wall_may_be_raised_again_and_again(vera: Actor, dossier: Dossier) -> None:
    for _ in range(2):
        raise_audit_fence(connections["owner"])

    with acting(vera):
        record("cases.closed", dossier, by=vera)
    assert verify(connections["owner"]).events == 2


def test_the_web_s_role_cannot_touch_the_record(vera: Actor, dossier: Dossier) -> None:
    for statement in FORBIDDEN:
        with pytest.raises(DatabaseError), identity(vera), connection.cursor() as cursor:
            cursor.execute(statement)
        connection.close()

    assert [event.kind for event in written()] == ["cases.opened"]
    assert verify(connections["owner"]).sound
