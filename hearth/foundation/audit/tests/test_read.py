"""Who opened this file: its lead may ask, everybody may ask about themselves, strangers may not."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.identity import identity
from hearth.foundation.access.models import Dossier
from hearth.foundation.access.scoped import UnscopedQuery
from hearth.foundation.audit.actions import record
from hearth.foundation.audit.models import Event
from hearth.foundation.audit.queries import drawer_of, my_accesses, who_opened
from hearth.foundation.audit.tests.conftest import acting


def test_the_lead_sees_who_opened_what(vera: Actor, ilir: Actor, dossier: Dossier) -> None:
    row = uuid4()
    with acting(vera):
        record("access.opened", dossier, by=vera, what="vault.dossierkey", which=row)
    with acting(ilir):
        record("access.opened", dossier, by=ilir, what="gone.table", which=row)

    with acting(vera):
        later, earlier = who_opened(dossier, vera)
    assert (later.who, later.drawer, later.what) == ("Ilir Testi", None, "gone.table")
    assert (earlier.who, earlier.drawer) == ("Vera Testi", Compartment.OPEN)
    assert (earlier.at, earlier.which, earlier.dossier) == (vera.at, row, dossier.pk)


def test_the_stranger_is_told_nothing_of_it(vera: Actor, ilir: Actor, dossier: Dossier) -> None:
    with acting(vera):
        record("access.opened", dossier, by=vera)

    with acting(ilir):
        assert who_opened(dossier, ilir) == ()
        assert not Event.objects.visible_to(ilir).exists()
    with identity(ilir), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_event")
        assert cursor.fetchone() == (0,)


def test_everybody_sees_what_they_opened_themselves(
    vera: Actor, ilir: Actor, dossier: Dossier
) -> None:
    with acting(ilir):
        record("access.opened", dossier, by=ilir)
        record("access.refused", None, by=ilir)

    with acting(ilir):
        (mine,) = my_accesses(ilir)
        assert mine.dossier == dossier.pk
    with acting(vera):
        assert my_accesses(vera) == ()


def test_the_record_is_not_read_for_nobody(dossier: Dossier) -> None:
    with pytest.raises(UnscopedQuery):
        list(Event.objects.about(dossier.pk))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_event")
        assert cursor.fetchone() == (0,)


def test_a_table_says_in_which_drawer_it_lies() -> None:
    assert drawer_of("access.dossier") is Compartment.OPEN
    assert drawer_of("accounts.user") is None
    assert drawer_of("nothing") is None
