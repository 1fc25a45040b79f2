"""What is put into a sealed field lies encrypted in the database, and opens for its reader only."""

from __future__ import annotations

import pytest
from django.db import connections

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import House
from hearth.foundation.vault.fields import Seal
from hearth.foundation.vault.tests.acting import acting
from hearth.foundation.vault.tests.conftest import dossier_of
from hearth.foundation.vault.tests.notes import Note
from hearth.foundation.vault.unreadable import Envelope, Locked

NAME, PAGE = "Shpresa Provë", {"nënë": "Drane Provë", "born_on": "2003-05-17", "none": None}


@pytest.fixture
def note(vera: Actor) -> Note:
    with acting(vera):
        note = Note(dossier=dossier_of(vera), text=NAME, page=PAGE)
        note.save()
    return note


def kept(note: Note) -> tuple[bytes, bytes | None, bytes]:
    """What the table really holds."""
    with connections["owner"].cursor() as cursor:
        cursor.execute('SELECT text, "where", page FROM vault_note WHERE id = %s', [note.pk])
        row: tuple[bytes, bytes | None, bytes] = cursor.fetchone()
    return row


def tamper(note: Note, assignment: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"UPDATE vault_note SET {assignment} WHERE id = %s", [note.pk])  # noqa: S608


def test_the_database_holds_no_word_of_it(note: Note) -> None:
    text, where, page = kept(note)

    assert NAME.encode() not in bytes(text)
    assert b"Drane" not in bytes(page)
    assert where is None


def test_the_reader_reads_it_while_acting(note: Note, vera: Actor) -> None:
    with acting(vera):
        read = Note.objects.visible_to(vera).get(pk=note.pk)
        assert (read.text, read.where, read.page) == (NAME, None, PAGE)


def test_the_house_reads_it_with_a_reason(note: Note) -> None:
    house = House("test")
    with acting(house):
        assert Note.objects.unscoped(because="test").get(pk=note.pk).text == NAME


def test_nobody_reads_it_when_nobody_is_acting(note: Note, vera: Actor) -> None:
    with acting(vera):
        read = Note.objects.visible_to(vera).get(pk=note.pk)

    assert isinstance(read.text, Locked)
    assert isinstance(read.page, Locked)
    assert read.where is None


@pytest.mark.unread
def test_a_row_read_for_nobody_stays_locked(note: Note, vera: Actor) -> None:
    with acting(vera):
        (read,) = Note._base_manager.raw("SELECT * FROM vault_note")
        assert isinstance(read.text, Locked)


def test_the_stranger_does_not_even_get_the_row(note: Note, ilir: Actor) -> None:
    with acting(ilir):
        assert not Note.objects.visible_to(ilir).exists()
        assert not list(Note._base_manager.raw("SELECT * FROM vault_note"))


def test_a_row_that_reached_the_stranger_all_the_same_stays_locked(
    note: Note, vera: Actor, ilir: Actor
) -> None:
    with acting(vera):
        stolen = Note.objects.visible_to(vera).get(pk=note.pk)
    stolen._reader = ilir

    with acting(ilir) as ring:
        assert isinstance(stolen.text, Locked)
        assert not ring.failures


def test_a_column_not_loaded_is_locked(note: Note, vera: Actor) -> None:
    with acting(vera):
        read = Note.objects.visible_to(vera).only("number").get(pk=note.pk)
        assert isinstance(read.text, Locked)


def test_the_class_shows_how_it_is_sealed_and_nothing_else() -> None:
    assert isinstance(vars(Note)["text"], Seal)
    assert getattr(Note, "text") is vars(Note)["text"]  # noqa: B009


def test_a_row_just_built_keeps_what_was_put_in(note: Note) -> None:
    assert note.text == NAME
    assert note.page == PAGE


def test_what_cannot_be_shown_is_a_neutral_word_and_shows_nothing(note: Note, vera: Actor) -> None:
    with acting(vera):
        read = Note.objects.visible_to(vera).get(pk=note.pk)
    for shown in (read.text, read.page):
        assert not shown
        assert str(shown) in {"locked", "e mbyllur"}
        assert f"{shown}" == str(shown)
        assert repr(shown) == "<locked>"
        assert NAME not in repr(read.__dict__)
    assert read.text.strip().lower() == ""
    assert read.page is not None
    assert read.page.get("nënë") is None


def test_saving_in_bulk_seals_too(vera: Actor) -> None:
    with acting(vera):
        dossier = dossier_of(vera)
        Note.objects.bulk_create([Note(dossier=dossier, text=f"{n}", number=n) for n in range(20)])
        read = Note.objects.visible_to(vera).order_by("number")
        assert [note.text for note in read] == [f"{n}" for n in range(20)]


def test_a_changed_value_is_sealed_anew_and_an_unchanged_one_left_alone(
    note: Note, vera: Actor
) -> None:
    before = kept(note)
    with acting(vera):
        read = Note.objects.visible_to(vera).get(pk=note.pk)
        read.text = "Shpresa e Re"
        read.where = "Vlorë"
        read.save()
        again = Note.objects.visible_to(vera).get(pk=note.pk)
        assert (again.text, again.where, again.page) == ("Shpresa e Re", "Vlorë", PAGE)
        again.where = None
        again.save(update_fields=["where"])
    after = kept(note)

    assert after[0] != before[0]
    assert after[1] is None
    assert after[2] == before[2]


def test_an_empty_text_is_a_value_like_any_other(vera: Actor) -> None:
    with acting(vera):
        dossier = dossier_of(vera)
        note = Note(dossier=dossier)
        note.save()
        assert Note.objects.visible_to(vera).get(pk=note.pk).text == ""
    assert len(kept(note)[0]) == len(Envelope(bytes(16 + 32 + 16)).blob)


@pytest.mark.unread
def test_refreshing_a_row_leaves_it_sealed(note: Note, vera: Actor) -> None:
    with acting(vera):
        read = Note.objects.visible_to(vera).get(pk=note.pk)
        read.number = 3
        read.refresh_from_db()
        assert read.text == NAME
        read.save()
        assert Note.objects.visible_to(vera).get(pk=note.pk).text == NAME
