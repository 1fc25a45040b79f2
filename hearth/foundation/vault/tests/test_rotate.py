"""Keys are changed and destroyed without losing a word that should be kept, or keeping one that
should be lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import DatabaseError, connections, transaction
from pytest_django import Settings

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import House
from hearth.foundation.access.models import Dossier
from hearth.foundation.vault import cipher, rotation
from hearth.foundation.vault.models import DossierKey
from hearth.foundation.vault.providers import key_provider
from hearth.foundation.vault.providers.file import FileProvider
from hearth.foundation.vault.providers.provider import Wrapped
from hearth.foundation.vault.rotation import (
    Rotation,
    masters_in_use,
    masters_missing,
    rekey,
    rewrap,
    rotate_master,
)
from hearth.foundation.vault.tests.acting import acting
from hearth.foundation.vault.tests.conftest import dossier_of
from hearth.foundation.vault.tests.notes import Note
from hearth.foundation.vault.unreadable import Undecryptable


@pytest.fixture
def masters(notes: type[Note], settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """Master keys of this test's own, and the table of notes known to the registry."""
    settings.VAULT_KEYS = tmp_path / "master"
    key_provider.cache_clear()
    apps.all_models["vault"]["note"] = Note
    apps.clear_cache()
    yield tmp_path / "master"
    del apps.all_models["vault"]["note"]
    apps.clear_cache()
    key_provider.cache_clear()


@pytest.fixture
def dossier(masters: Path, vera: Actor) -> Dossier:
    """A dossier with three notes in it, and another one beside it."""
    with acting(vera):
        write(dossier_of(vera), "another")
        dossier = dossier_of(vera)
        write(dossier, "Shpresa", "Drane", "Lule")
    return dossier


def write(dossier: Dossier, *words: str) -> None:
    for number, word in enumerate(words):
        Note(dossier=dossier, text=word, page={"word": word}, number=number).save()


def read(dossier: Dossier, actor: Actor) -> list[str]:
    with acting(actor):
        notes = Note.objects.visible_to(actor).filter(dossier=dossier).order_by("number")
        assert [note.page and note.page["word"] for note in notes] == [n.text for n in notes]
        return [note.text for note in notes]


def keys() -> list[DossierKey]:
    with acting(House("test")):
        return list(DossierKey.objects.unscoped(because="test").order_by("key_version", "id"))


def tamper(statement: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)


def test_after_the_master_key_is_rotated_everything_opens_and_the_old_one_is_not_needed(
    dossier: Dossier, vera: Actor, masters: Path
) -> None:
    assert masters_in_use() == {1: 2}

    assert rotate_master() == Rotation(done=2, stuck=0)

    assert masters_in_use() == {2: 2}
    (masters / "1.key").unlink()
    key_provider.cache_clear()
    assert read(dossier, vera) == ["Shpresa", "Drane", "Lule"]


def test_an_interrupted_rotation_is_taken_up_where_it_stopped(
    dossier: Dossier, vera: Actor
) -> None:
    with acting(vera):
        for _ in range(5):
            dossier_of(vera)
    key_provider().turn()
    tamper(
        "CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF (SELECT count(*) FROM vault_dossierkey WHERE master_version = 2) >= 4 "
        "THEN RAISE EXCEPTION 'power cut'; END IF; RETURN NEW; END $$;"
        "CREATE TRIGGER stop BEFORE UPDATE ON vault_dossierkey FOR EACH STATEMENT "
        "EXECUTE FUNCTION stop()"
    )

    with pytest.raises(DatabaseError, match="power cut"):
        rewrap(batch=2)
    assert masters_in_use() == {1: 3, 2: 4}
    assert read(dossier, vera) == ["Shpresa", "Drane", "Lule"]

    tamper("DROP TRIGGER stop ON vault_dossierkey")
    assert rewrap(batch=2) == Rotation(done=3, stuck=0)
    assert rewrap(batch=2) == Rotation(done=0, stuck=0)
    assert masters_in_use() == {2: 7}
    assert read(dossier, vera) == ["Shpresa", "Drane", "Lule"]


def test_a_key_that_does_not_open_is_left_as_it_is(dossier: Dossier) -> None:
    spoil = "UPDATE vault_dossierkey SET wrapped = '\\x00' WHERE dossier_id = "
    tamper(f"{spoil} '{dossier.pk}'")

    assert rotate_master() == Rotation(done=1, stuck=1)

    (stuck,) = (key for key in keys() if key.dossier_id == dossier.pk)
    assert (bytes(stuck.wrapped), stuck.master_version) == (b"\0", 1)


class Forgetful(FileProvider):
    """A provider that has gone bad: what it locked does not open to the same."""

    def wrap(self, key: bytes, context: bytes) -> Wrapped:
        return super().wrap(bytes(len(key)), context)


def test_nothing_is_overwritten_when_what_was_locked_anew_does_not_open(
    dossier: Dossier, vera: Actor, masters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "key_provider", lambda: Forgetful(masters))

    with pytest.raises(rotation.DoesNotOpen):
        rotate_master()

    assert masters_in_use() == {1: 2}
    assert read(dossier, vera) == ["Shpresa", "Drane", "Lule"]


def test_the_wrong_keys_folder_is_noticed(dossier: Dossier, vera: Actor, masters: Path) -> None:
    assert masters_missing() == []

    shutil.rmtree(masters)
    key_provider.cache_clear()

    assert masters_missing() == [1]
    with acting(vera):
        note = Note.objects.visible_to(vera).filter(dossier=dossier).first()
        assert note is not None
        assert isinstance(note.text, Undecryptable)


def test_a_dossier_gets_a_new_key_and_keeps_every_word(dossier: Dossier, vera: Actor) -> None:
    with acting(vera):
        assert rekey(dossier, by=vera) == 6
        write(dossier, "Vjollca")

    assert sorted(read(dossier, vera)) == ["Drane", "Lule", "Shpresa", "Vjollca"]
    old, new = (key for key in keys() if key.dossier_id == dossier.pk)
    assert (old.key_version, bytes(old.wrapped), old.destroyed_because) == (1, b"", "rekeyed")
    assert (new.key_version, new.destroyed_at) == (2, None)
    assert str(new) == f"key 2 of {dossier.pk}"
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT text FROM vault_note WHERE dossier_id = %s", [dossier.pk])
        assert {cipher.version_of(bytes(blob)) for (blob,) in cursor.fetchall()} == {2}


def test_one_damaged_value_stops_the_new_key(dossier: Dossier, vera: Actor) -> None:
    tamper("UPDATE vault_note SET text = page WHERE number = 2")

    with pytest.raises(cipher.Damaged), acting(vera), transaction.atomic():
        rekey(dossier, by=vera)

    assert [key.key_version for key in keys() if key.dossier_id == dossier.pk] == [1]
    assert read_first(dossier, vera) == "Shpresa"


def read_first(dossier: Dossier, actor: Actor) -> str:
    with acting(actor):
        notes = Note.objects.visible_to(actor).filter(dossier=dossier)
        return notes.order_by("number")[0].text
