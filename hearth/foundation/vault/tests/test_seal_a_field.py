"""What is put into a sealed field lies encrypted in the database, and opens for its reader only."""

from __future__ import annotations

import pickle
from uuid import uuid4

import pytest
from django.core.exceptions import FieldError
from django.db import connection, connections
from pytest_django import DjangoAssertNumQueries

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import House
from hearth.foundation.vault.fields import NotPutBack, PlaintextRefused, Seal
from hearth.foundation.vault.keyring import NoKey, NoKeyring
from hearth.foundation.vault.tests.acting import acting
from hearth.foundation.vault.tests.conftest import dossier_of
from hearth.foundation.vault.tests.notes import Note
from hearth.foundation.vault.unreadable import Envelope, Locked, Undecryptable

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


def test_refreshing_a_row_leaves_it_sealed(note: Note, vera: Actor) -> None:
    with acting(vera):
        read = Note.objects.visible_to(vera).get(pk=note.pk)
        read.number = 3
        read.refresh_from_db()
        assert read.text == NAME
        read.save()
        assert Note.objects.visible_to(vera).get(pk=note.pk).text == NAME


def test_an_update_with_a_plain_value_is_refused(note: Note, vera: Actor) -> None:
    with acting(vera), pytest.raises(PlaintextRefused, match="assign text and save the row"):
        Note.objects.visible_to(vera).update(text="plain")


def test_the_database_cannot_search_it(notes: type[Note], vera: Actor) -> None:
    with acting(vera), pytest.raises(FieldError, match="text is sealed"):
        Note.objects.visible_to(vera).filter(text="Shpresa")
    with acting(vera):
        assert not Note.objects.visible_to(vera).filter(where__isnull=False).exists()


def test_nothing_is_sealed_when_nobody_is_acting(note: Note) -> None:
    note.text = "later"
    with pytest.raises(NoKeyring):
        note.save()


def test_nothing_is_sealed_without_a_key_to_seal_it_with(note: Note, ilir: Actor) -> None:
    note.text = "not his"
    with acting(ilir), pytest.raises(NoKey):
        note.save()


def test_values_come_out_of_values_list_sealed(note: Note, vera: Actor) -> None:
    with acting(vera):
        (value,) = Note.objects.visible_to(vera).values_list("text", flat=True)
    assert repr(value) == "<sealed>"


def test_a_value_nobody_could_read_goes_back_to_its_own_place_only(note: Note, vera: Actor) -> None:
    with acting(vera):
        read = Note.objects.visible_to(vera).get(pk=note.pk)
    read.text = read.text  # as refresh_from_db does
    with acting(vera):
        assert read.text == NAME

    with pytest.raises(NotPutBack):
        read.where = read.text
    with pytest.raises(NotPutBack):
        Note(id=uuid4(), dossier_id=note.dossier_id, text=read.text)


def test_a_row_not_yet_sealed_cannot_be_pickled_or_printed(note: Note) -> None:
    with pytest.raises(PlaintextRefused):
        pickle.dumps(note)
    assert NAME not in repr(note.__dict__)


def test_one_damaged_value_spoils_neither_the_row_nor_the_list(note: Note, vera: Actor) -> None:
    with acting(vera):
        dossier = dossier_of(vera)
        Note.objects.bulk_create([Note(dossier=dossier, text="whole", number=n) for n in (1, 2)])
    for damage in (
        "text = set_byte(text, 20, get_byte(text, 20) # 1)",
        "text = page",
        "text = substring(text FOR 20)",
        "text = ''",
    ):
        tamper(note, damage)
        with acting(vera) as ring:
            read = list(Note.objects.visible_to(vera).order_by("number"))
            assert [str(one.text) for one in read][1:] == ["whole", "whole"]
            assert isinstance(read[0].text, Undecryptable), damage
            assert str(read[0].text) in {"unreadable", "e palexueshme"}
            assert repr(read[0].text) == "<undecryptable>"
            assert read[0].page == PAGE
            (failure,) = set(ring.failures)
        assert (failure.table, failure.column) == ("vault_note", "text")
        assert (failure.row, failure.dossier) == (note.pk, note.dossier_id)


def test_a_damaged_value_is_not_overwritten_by_saving_the_rest(note: Note, vera: Actor) -> None:
    tamper(note, "text = set_byte(text, 20, get_byte(text, 20) # 1)")
    before = kept(note)

    with acting(vera):
        read = Note.objects.visible_to(vera).get(pk=note.pk)
        read.number = 7
        read.save()

    assert kept(note)[0] == before[0]


def test_a_row_carried_to_another_dossier_in_the_database_does_not_open(
    note: Note, vera: Actor
) -> None:
    with acting(vera):
        other = dossier_of(vera)
    tamper(note, f"dossier_id = '{other.pk}'")

    with acting(vera):
        assert isinstance(Note.objects.visible_to(vera).get(pk=note.pk).text, Undecryptable)


def test_a_page_of_rows_asks_for_its_keys_once(
    vera: Actor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with acting(vera):
        for number in range(12):
            Note(dossier=dossier_of(vera), text=f"{number}", number=number).save()
    with acting(vera):
        page = list(Note.objects.visible_to(vera).order_by("number"))
        with django_assert_num_queries(1, connection=connection):
            assert [note.text for note in page] == [f"{n}" for n in range(12)]
