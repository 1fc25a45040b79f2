"""What may be written into a sealed field, what may not, and what damage does."""

from __future__ import annotations

import pickle
from uuid import uuid4

import pytest
from django.core.exceptions import FieldError
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from hearth.foundation.access.actor import Actor
from hearth.foundation.vault.fields import NotPutBack, PlaintextRefused
from hearth.foundation.vault.keyring import NoKey, NoKeyring
from hearth.foundation.vault.tests.acting import acting
from hearth.foundation.vault.tests.conftest import dossier_of
from hearth.foundation.vault.tests.notes import Note
from hearth.foundation.vault.tests.test_seal_a_field import (
    NAME,
    PAGE,
    kept,
    note,  # noqa: F401  (fixture)
    tamper,
)
from hearth.foundation.vault.unreadable import Undecryptable


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
