"""A deed is whole or it did not happen; it is somebody's, and it is written down."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, DataError, OperationalError, connection
from django.test.utils import CaptureQueriesContext

from hearth.config.place import Place
from hearth.foundation.access.actions import open_dossier
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import reading_as
from hearth.foundation.access.models import Dossier
from hearth.foundation.audit.actions import NotActing, record
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting, deed
from hearth.foundation.vault.keyring import current_keyring
from tests.cast import VLORE, later


class Halfway(Exception):
    """Something was already written when this was raised."""


@deed
def open_one(*, by: Actor) -> Dossier:
    dossier = open_dossier(qark=VLORE, by=by)
    record("tests.opened", dossier, by=by)
    return dossier


@deed
def open_two(*, by: Actor) -> None:
    open_one(by=by)
    record("tests.opened-two", None, by=by)
    open_one(by=by)


@deed
def fail_halfway(*, by: Actor) -> None:
    open_one(by=by)
    raise Halfway


@deed
def fail_in_the_database(*, by: Actor) -> None:
    open_one(by=by)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")


@deed
def open_where_nothing_is(*, by: Actor) -> None:
    open_dossier(qark="x" * 99, by=by)


@deed
def hang_up(*, by: Actor) -> None:
    open_one(by=by)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")


def dossiers() -> int:
    return Dossier.objects.unscoped(because="the tests").count()


def written() -> list[str]:
    events = Event.objects.unscoped(because="the tests").order_by("seq")
    return [event.kind for event in events]


def test_it_is_done_and_written_down_in_their_name(vera: Actor) -> None:
    dossier = open_one(by=vera)
    event = Event.objects.visible_to(later(vera, minutes=1)).get()
    assert (event.kind, event.actor, event.at) == ("tests.opened", vera.user.pk, vera.at)
    assert event.dossier == dossier.pk


def test_deeds_within_a_deed_are_written_down_in_their_order(vera: Actor) -> None:
    open_two(by=vera)
    assert written() == ["tests.opened", "tests.opened-two", "tests.opened"]


@pytest.mark.parametrize(
    ("failing", "raised"), [(fail_halfway, Halfway), (fail_in_the_database, DatabaseError)]
)
def test_what_fails_leaves_nothing(
    vera: Actor, failing: Callable[..., None], raised: type[Exception]
) -> None:
    with pytest.raises(raised):
        failing(by=vera)
    assert dossiers() == 0
    assert written() == []


def test_nothing_is_half_done_for_whoever_catches_the_failure(vera: Actor) -> None:
    """As a page does: it shows the sentence of the exception, and commits the reading."""
    with acting(vera):
        record("tests.read", None, by=vera)
        for failing, raised in ((fail_halfway, Halfway), (fail_in_the_database, DatabaseError)):
            with pytest.raises(raised):
                failing(by=vera)
        record("tests.answered", None, by=vera)
        assert reading_as() is vera
    assert dossiers() == 0
    assert written() == ["tests.read", "tests.answered"]


@pytest.mark.parametrize(
    ("failing", "raised"), [(fail_halfway, Halfway), (fail_in_the_database, DatabaseError)]
)
def test_a_page_goes_on_after_a_deed_that_failed_as_its_first_word(
    own_database: Place, vera: Actor, failing: Callable[..., None], raised: type[Exception]
) -> None:
    """In a transaction of its own, as in the house: it goes back to its beginning, and begins."""
    with acting(vera):
        with pytest.raises(raised):
            failing(by=vera)
        with pytest.raises(raised):
            failing(by=vera)
        kept = open_one(by=vera)
        assert Dossier.objects.visible_to(vera).get() == kept
        record("tests.answered", None, by=vera)
    connection.close()
    assert dossiers() == 1
    assert written() == ["tests.opened", "tests.answered"]


def test_a_row_that_is_refused_takes_back_the_deed_and_not_the_page(
    own_database: Place, vera: Actor
) -> None:
    """What the database refuses only as the deed ends is still the deed's."""
    with acting(vera):
        with pytest.raises(DataError):
            open_where_nothing_is(by=vera)
        record("tests.answered", None, by=vera)
    assert dossiers() == 0
    assert written() == ["tests.answered"]


def test_a_deed_that_is_the_first_word_needs_no_savepoint(own_database: Place, vera: Actor) -> None:
    with CaptureQueriesContext(connection) as seen, acting(vera):
        open_one(by=vera)
        first = len(seen)
        open_one(by=vera)
    places = [n for n, query in enumerate(seen) if query["sql"].startswith("SAVEPOINT")]
    assert len(places) == 1
    assert places[0] >= first


def test_a_database_that_dies_in_the_first_words_is_told_as_what_it_is(
    own_database: Place, vera: Actor
) -> None:
    with pytest.raises(OperationalError), acting(vera):
        hang_up(by=vera)
    assert dossiers() == 0


def test_it_commits_and_forgets_who_acted(own_database: Place, vera: Actor) -> None:
    open_one(by=vera)
    assert not connection.in_atomic_block
    assert reading_as() is None
    assert current_keyring() is None
    connection.close()
    assert dossiers() == 1
    assert written() == ["tests.opened"]


def test_without_its_record_it_did_not_happen(own_database: Place, vera: Actor) -> None:
    """The record is the last statement. Refused, it takes the deed with it."""
    with pytest.raises(DatabaseError), acting(vera):
        open_dossier(qark=VLORE, by=vera)
        record("tests.opened", None, by=vera)
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('hearth.token', '', true)")
    assert dossiers() == 0


def test_another_actor_within_is_written_down_as_himself(vera: Actor, agim: Actor) -> None:
    with acting(vera):
        open_one(by=agim)
        record("tests.read", None, by=vera)
        assert reading_as() is vera
    actors = Event.objects.unscoped(because="the tests").order_by("seq")
    assert {event.kind: event.actor for event in actors} == {
        "tests.opened": agim.user.pk,
        "tests.read": vera.user.pk,
    }


def test_nothing_is_recorded_outside_a_deed(vera: Actor) -> None:
    with pytest.raises(NotActing):
        record("tests.opened", None, by=vera)


def test_a_deed_has_an_actor(vera: Actor) -> None:
    with pytest.raises(KeyError):
        open_one()  # type: ignore[call-arg]
