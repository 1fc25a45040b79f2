"""Destroying a key erases one person; a destroyed key is never used again."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Dossier
from hearth.foundation.vault.keyring import Destroyed, NoKey, NoKeyring, cut_key
from hearth.foundation.vault.models import DossierKey
from hearth.foundation.vault.rotation import (
    destroy_key,
    rekey,
)
from hearth.foundation.vault.tests.acting import acting
from hearth.foundation.vault.tests.notes import Note
from hearth.foundation.vault.tests.test_rotate import (  # noqa: F401  (fixtures)
    dossier,
    keys,
    masters,
    read,
    tamper,
    write,
)
from hearth.foundation.vault.unreadable import Undecryptable


def test_destroying_a_key_erases_one_person_and_nobody_else(dossier: Dossier, vera: Actor) -> None:
    with acting(vera) as ring:
        note = Note.objects.visible_to(vera).filter(dossier=dossier, number=0).get()
        assert note.text == "Shpresa"
        destroy_key(dossier, by=vera, because="her-request")
        assert isinstance(note.text, Undecryptable)
        assert not ring.failures  # nobody needs to be alarmed: it was meant

    with acting(vera):
        read_again = Note.objects.visible_to(vera).order_by("number", "dossier_id")
        readable = [n.text for n in read_again if not isinstance(n.text, Undecryptable)]
        assert readable == ["another"]
        assert sum(isinstance(n.page, Undecryptable) for n in read_again) == 3
    with acting(vera), pytest.raises(Destroyed):
        Note(dossier=dossier, text="more").save()
    with acting(vera), pytest.raises(NoKey):
        destroy_key(dossier, by=vera, because="her-request")
    assert [bytes(key.wrapped) for key in keys() if key.dossier_id == dossier.pk] == [b""]


def test_a_destroyed_key_cannot_be_put_to_use_again(dossier: Dossier, vera: Actor) -> None:
    with acting(vera):
        destroy_key(dossier, by=vera, because="retention")

    with pytest.raises(IntegrityError, match="destroyed_key_is_gone_and_says_why"):
        tamper("UPDATE vault_dossierkey SET wrapped = '\\x01' WHERE destroyed_at IS NOT NULL")


def test_the_stranger_destroys_nothing(dossier: Dossier, vera: Actor, ilir: Actor) -> None:
    with acting(ilir), pytest.raises(NoKey):
        destroy_key(dossier, by=ilir, because="his-wish")
    assert read(dossier, vera) == ["Shpresa", "Drane", "Lule"]


def test_the_stranger_reads_no_key(dossier: Dossier, ilir: Actor) -> None:
    with acting(ilir):
        assert not DossierKey.objects.visible_to(ilir).exists()
        assert not list(DossierKey._base_manager.raw("SELECT * FROM vault_dossierkey"))


def test_keys_are_cut_while_somebody_is_acting(dossier: Dossier, vera: Actor) -> None:
    with pytest.raises(NoKeyring):
        cut_key(dossier, by=vera)
    with pytest.raises(NoKeyring):
        rekey(dossier, by=vera)


def test_a_key_may_be_destroyed_when_no_ring_is_open(dossier: Dossier, vera: Actor) -> None:
    destroy_key(dossier, by=vera, because="retention")

    with acting(vera):
        assert isinstance(Note.objects.visible_to(vera).filter(number=1).get().text, Undecryptable)


def test_a_newest_key_that_does_not_open_seals_nothing_under_an_older_one(
    dossier: Dossier, vera: Actor
) -> None:
    with acting(vera):
        rekey(dossier, by=vera)
    tamper("UPDATE vault_dossierkey SET wrapped = '\\x00' WHERE key_version = 2")

    with acting(vera), pytest.raises(NoKey):
        write(dossier, "Vjollca")
