"""What a deed writes goes together, and nobody can tell: not whoever asks, not the wall."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DataError, IntegrityError, ProgrammingError, connection, transaction
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from hearth.foundation.access.actions import open_dossier, prepared_grant
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Basis, Dossier, Grant
from hearth.foundation.access.together import call, write
from hearth.foundation.audit.actions import CannotRecord, record
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.deeds.refused import refused_by
from hearth.foundation.vault.keyring import cut_key
from hearth.foundation.vault.models import DossierKey
from tests.cast import VLORE

pytestmark = pytest.mark.django_db

WHY = House("test")


class ChangedHerMind(Exception):
    """After something was laid on the sheet."""


@pytest.fixture
def dossier(vera: Actor) -> Dossier:
    with acting(vera):
        return open_dossier(qark=VLORE, by=vera)


def another(vera: Actor) -> Dossier:
    """A new one, not yet written."""
    return Dossier(owner=vera.unit, qark=VLORE, opened_at=vera.at)


def a_key(dossier: Dossier, by: Actor, version: int = 1) -> DossierKey:
    return DossierKey(
        dossier=dossier, key_version=version, master_version=1, wrapped=b"\x00\xff", made_at=by.at
    )


def there(row: Model) -> bool:
    with identity(WHY):
        return bool(type(row)._base_manager.filter(pk=row.pk).exists())


def spoken(seen: CaptureQueriesContext) -> list[str]:
    return [query["sql"] for query in seen if "pen." in query["sql"]]


def test_whoever_asks_next_finds_what_was_written(vera: Actor) -> None:
    with acting(vera), CaptureQueriesContext(connection) as seen:
        opened = open_dossier(qark=VLORE, by=vera)
        cut_key(opened, by=vera)
        assert not spoken(seen)
        assert Dossier.objects.visible_to(vera).get() == opened
        assert len(spoken(seen)) == 1


def test_what_nobody_asks_for_is_written_as_the_deed_ends(vera: Actor) -> None:
    with acting(vera):
        opened = open_dossier(qark=VLORE, by=vera)
    assert there(opened)


def test_outside_a_deed_nothing_waits(vera: Actor) -> None:
    with identity(vera):
        lone = another(vera)
        write(lone)
        assert there(lone)


def test_what_is_taken_back_is_taken_off_the_sheet_and_no_more(vera: Actor) -> None:
    kept, gone, after = another(vera), another(vera), another(vera)
    with acting(vera):
        write(kept)
        with pytest.raises(ChangedHerMind), transaction.atomic():
            write(gone)
            raise ChangedHerMind
        write(after)
    assert (there(kept), there(gone), there(after)) == (True, False, True)


def test_a_deed_that_fails_leaves_nothing_to_the_next(vera: Actor) -> None:
    gone, kept = another(vera), another(vera)
    with pytest.raises(ChangedHerMind), acting(vera):
        write(gone)
        raise ChangedHerMind
    with acting(vera):
        write(kept)
    assert (there(gone), there(kept)) == (False, True)


def test_what_the_database_refuses_takes_the_whole_deed_with_it(
    dossier: Dossier, vera: Actor
) -> None:
    before = another(vera)
    with pytest.raises(ProgrammingError), acting(vera):
        write(before, a_key(Dossier(pk=another(vera).pk), vera))
    assert not there(before)


def test_whoever_answers_to_one_refused_row_keeps_it_in_a_block_of_its_own(
    dossier: Dossier, vera: Actor
) -> None:
    first, same, after = a_key(dossier, vera), a_key(dossier, vera), another(vera)
    with acting(vera):
        write(first)
        with pytest.raises(IntegrityError) as refused, transaction.atomic():
            write(same)
        write(after)
    assert refused_by(refused.value) == "dossier_has_one_key_of_each_version"
    assert (there(first), there(same), there(after)) == (True, False, True)


def test_the_wall_stands_before_rows_that_go_together(dossier: Dossier, ilir: Actor) -> None:
    with pytest.raises(ProgrammingError, match="row-level security"), acting(ilir):
        write(a_key(dossier, ilir))


def test_each_row_goes_in_the_name_of_whoever_laid_it(dossier: Dossier, ilir: Actor) -> None:
    """The house speaks next, and may; but what lies there goes before it has spoken."""
    with pytest.raises(ProgrammingError, match="row-level security"), acting(ilir):
        write(a_key(dossier, ilir))
        with identity(WHY):
            pass


def test_the_house_writes_its_own_rows_and_lends_nobody_its_name(
    dossier: Dossier, vera: Actor, ilir: Actor
) -> None:
    def letter(opens: Compartment) -> Grant:
        return prepared_grant(
            dossier, to=ilir.unit, opens=[opens], basis=Basis.DUTY, because="test", by=ilir
        )

    the_houses, his_own = letter(Compartment.ALERT), letter(Compartment.IDENTITY)
    with acting(ilir):
        write(the_houses, by=WHY)
    assert there(the_houses)
    with pytest.raises(ProgrammingError, match="row-level security"), acting(ilir):
        write(the_houses_second := letter(Compartment.OPEN), by=WHY)
        write(his_own)
    assert not there(his_own)
    assert not there(the_houses_second)


def test_what_is_only_told_goes_with_the_rows_and_the_record_comes_last(vera: Actor) -> None:
    with CaptureQueriesContext(connection) as seen, acting(vera):
        write(opened := another(vera))
        call("pg_notify(%s, %s)", "test", "a word")
        record("cases.opened", opened, by=vera)
    (together,) = spoken(seen)
    order = [together.index(part) for part in ("pen.", "pg_notify", "audit.append")]
    assert order == sorted(order)
    assert there(opened)


def test_a_row_that_is_refused_is_not_taken_for_a_closed_record(
    dossier: Dossier, ilir: Actor
) -> None:
    with pytest.raises(ProgrammingError, match="row-level security"), acting(ilir):
        record("cases.opened", dossier, by=ilir)
        write(a_key(dossier, ilir))


def test_a_record_that_is_closed_is_not_taken_for_a_refused_row(
    dossier: Dossier, vera: Actor
) -> None:
    with pytest.raises(CannotRecord), acting(vera):
        write(a_key(dossier, vera))
        record("cases.opened", dossier, by=vera)
        write(a_key(dossier, vera, version=2), by=WHY)
        call("set_config('hearth.token', %s, true)", "nobody's")


def test_a_moment_without_its_zone_is_none(vera: Actor) -> None:
    somewhen = another(vera)
    somewhen.opened_at = vera.at.replace(tzinfo=None)
    with pytest.raises(TypeError), acting(vera):
        write(somewhen)


def test_a_word_that_is_too_long_is_refused_and_not_cut(vera: Actor) -> None:
    long = another(vera)
    long.municipality = "x" * 21
    with pytest.raises(DataError), acting(vera):
        write(long)


def test_what_was_written_is_what_is_read(dossier: Dossier, vera: Actor) -> None:
    key = a_key(dossier, vera, version=7)
    key.made_at = vera.at + timedelta(microseconds=1)
    with acting(vera):
        write(key)
        read = DossierKey.objects.visible_to(vera).get(pk=key.pk)
    assert (bytes(read.wrapped), read.key_version, read.destroyed_at) == (b"\x00\xff", 7, None)
    assert read.made_at == key.made_at


def test_what_json_has_no_word_for_is_said_at_once(vera: Actor) -> None:
    odd = another(vera)
    odd.opened_at = object()  # type: ignore[assignment]
    with pytest.raises(TypeError), acting(vera):
        write(odd)
