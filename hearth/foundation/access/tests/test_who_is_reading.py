"""The database believes a signed word, for one transaction, and nothing else.

Each trap of the project's security notes, 3(b) and 5, that has to do with who is reading.
Everything here is read by raw SQL: the wall stands alone.
"""

from __future__ import annotations

import contextvars
import hashlib
import hmac
import re
import threading
from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import DataError, connection, transaction

from hearth.config.place import REPOSITORY, Place
from hearth.foundation.access.actions import open_dossier
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import House, identity, reading_as, token_of
from hearth.foundation.access.models import Dossier
from tests.cast import VLORE, later


def seen() -> int:
    """How many dossiers the database shows at this moment."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM access_dossier")
        return int(cursor.fetchone()[0])


def planned() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW plan_cache_mode")
        return str(cursor.fetchone()[0])


def say(token: str, *, local: bool = True) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('hearth.token', %s, %s)", [token, local])


@pytest.fixture
def dossier(vera: Actor) -> Dossier:
    with identity(vera):
        return open_dossier(qark=VLORE, by=vera)


def test_the_reader_sees_her_own_and_the_stranger_nothing(
    dossier: Dossier, vera: Actor, vesa: Actor, ilir: Actor
) -> None:
    for reader, expected in ((vera, 1), (vesa, 1), (ilir, 0)):
        with identity(reader):
            assert seen() == expected


def test_nobody_has_said_anything(dossier: Dossier) -> None:
    assert seen() == 0
    say("")
    assert seen() == 0


def test_the_moment_arrives_to_the_microsecond(vera: Actor) -> None:
    moment = vera.at.replace(microsecond=123_457)
    with identity(replace(vera, at=moment)), connection.cursor() as cursor:
        cursor.execute("SELECT (authz.claim()).at")
        assert cursor.fetchone() == (moment,)


def test_who_comes_later_has_not_been_let_in_before(dossier: Dossier, vera: Actor) -> None:
    with identity(later(vera, minutes=-1)):
        assert seen() == 0


def _signed(claim: str, key: bytes) -> str:
    return f"{claim}|{hmac.new(key, claim.encode(), hashlib.sha256).hexdigest()}"


FORGED: dict[str, Callable[[Actor, Actor], str]] = {
    "signed with another key": lambda vera, _: _signed(
        token_of(vera).rpartition("|")[0], b"another key of thirty-two bytes."
    ),
    "signed with no key": lambda vera, _: _signed(token_of(vera).rpartition("|")[0], b""),
    "not signed": lambda vera, _: token_of(vera).rpartition("|")[0] + "|",
    "four words": lambda vera, _: token_of(vera).rpartition("|")[0],
    "six words": lambda vera, _: token_of(vera) + "|",
    "one word": lambda vera, _: str(vera.user.pk),
    "expired": lambda vera, _: token_of(vera, valid=-1),
    "good for longer than it was signed for": lambda vera, _: re.sub(
        r"\|(\d{10})\|", "|9999999999|", token_of(vera, valid=-1)
    ),
    "another's token with her name in it": lambda vera, ilir: token_of(ilir).replace(
        str(ilir.user.pk), str(vera.user.pk)
    ),
    "another's token that says it is the house": lambda vera, ilir: token_of(ilir).replace(
        "user", "house"
    ),
    "her token at another moment": lambda vera, _: token_of(later(vera, days=-1)).replace(
        "|1", "|2", 1
    ),
    "in capitals": lambda vera, _: token_of(vera).upper(),
    "numbers that are none": lambda vera, _: f"user|{vera.user.pk}|now|never|" + "0" * 64,
    "somebody who is nobody": lambda vera, _: token_of(
        replace(vera, user=type(vera.user)(id=uuid4()))
    ),
    "a kind nobody knows": lambda vera, _: _signed(
        "king||0|9999999999", settings.IDENTITY_KEY
    ),
}  # fmt: skip


@pytest.mark.parametrize("how", FORGED)
def test_a_forged_word_is_not_believed(
    dossier: Dossier, vera: Actor, ilir: Actor, how: str
) -> None:
    say(FORGED[how](vera, ilir))
    assert seen() == 0


def test_what_was_said_ends_with_the_transaction(
    own_database: Place, dossier: Dossier, vera: Actor
) -> None:
    """After a commit the setting is an empty string, not NULL: nobody, not an error."""
    with transaction.atomic():
        say(token_of(vera))
        assert seen() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('hearth.token', true)")
        assert cursor.fetchone() == ("",)
    assert seen() == 0
    assert reading_as() is None


def test_a_rollback_forgets_it_too(own_database: Place, dossier: Dossier, vera: Actor) -> None:
    with pytest.raises(DataError), identity(vera), connection.cursor() as cursor:
        assert seen() == 1
        cursor.execute("SELECT 1 / 0")
    assert seen() == 0
    assert reading_as() is None


def test_the_reader_before_comes_back(dossier: Dossier, vera: Actor, ilir: Actor) -> None:
    with identity(vera):
        with identity(ilir):
            assert seen() == 0
        assert seen() == 1
        with identity(House("the tests")):
            assert seen() == 1
        with pytest.raises(DataError), transaction.atomic(), identity(ilir):
            connection.cursor().execute("SELECT 1 / 0")
        assert seen() == 1
        with pytest.raises(ZeroDivisionError), transaction.atomic(), identity(ilir):
            raise ZeroDivisionError
        assert seen() == 1
        assert reading_as() is vera


def test_another_thread_is_nobody_even_with_a_copied_context(
    own_database: Place, dossier: Dossier, vera: Actor
) -> None:
    answers: list[int] = []

    def look() -> None:
        answers.append(seen())
        connection.close()

    with identity(vera):
        copied = contextvars.copy_context()
        threads = [threading.Thread(target=look), threading.Thread(target=copied.run, args=[look])]
        for thread in threads:
            thread.start()
            thread.join()
    assert answers == [0, 0]


def test_the_next_borrower_of_a_connection_is_nobody(
    own_database: Place, dossier: Dossier, vera: Actor, ilir: Actor
) -> None:
    with identity(vera):
        assert seen() == 1
    assert seen() == 0
    with identity(ilir):
        assert seen() == 0


def test_a_word_left_behind_on_a_connection_is_overruled(
    own_database: Place, dossier: Dossier, vera: Actor, ilir: Actor
) -> None:
    """A session-level setting outlives its transaction: the trap that nobody in the house sets."""
    say(token_of(vera), local=False)
    assert seen() == 1
    with identity(ilir):
        assert seen() == 0
    connection.close()
    assert seen() == 0


def test_only_two_places_speak_to_the_database_of_readers_and_only_locally() -> None:
    speaking = {
        str(path.relative_to(REPOSITORY)): re.findall(r"set_config\([^)]*\)", path.read_text())
        for path in (REPOSITORY / "hearth").rglob("*.py")
        if "tests" not in path.parts
    }
    assert {path: said for path, said in speaking.items() if said} == {
        "hearth/foundation/access/fences.py": [  # a pen, and back again
            "set_config('hearth.token', word, true)",
            "set_config('hearth.token', before, true)",
        ],
        "hearth/foundation/access/identity.py": [
            "set_config('hearth.token', %s, true)",
            "set_config('plan_cache_mode', %s, true)",
        ],
    }


def test_a_plan_is_kept_for_rows_read_one_by_one_and_for_no_others(
    dossier: Dossier, vera: Actor
) -> None:
    rows = Dossier.objects
    with identity(vera):
        list(rows.visible_to(vera, one_by_one=True).order_by("pk")[:1])
        assert planned() == "force_generic_plan"
        list(rows.visible_to(vera)[:1])
        assert planned() == "auto"
        list(rows.visible_to(vera, one_by_one=True)[:1])
        with identity(House("the tests")):
            assert planned() == "auto"


def test_looping_over_rows_lends_nobody_their_reader(dossier: Dossier, vera: Actor) -> None:
    for row in Dossier.objects.unscoped(because="the tests").iterator():
        assert row.pk == dossier.pk
        assert reading_as() is None
        assert seen() == 0
