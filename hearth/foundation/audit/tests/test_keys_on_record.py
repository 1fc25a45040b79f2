"""A key that is destroyed or replaced says so, in the name of whoever did it."""

from __future__ import annotations

import pytest
from django.db import connections

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Dossier
from hearth.foundation.audit.models import Event
from hearth.foundation.audit.tests.conftest import acting
from hearth.foundation.audit.verify import verify
from hearth.foundation.vault.keyring import NoKey
from hearth.foundation.vault.rotation import destroy_key, rekey


def test_rekeying_and_destroying_are_on_record(vera: Actor, dossier: Dossier) -> None:
    with acting(vera):
        rekey(dossier, by=vera)
    with acting(vera):
        destroy_key(dossier, by=vera, because="her-request")
    with acting(vera):
        events = Event.objects.visible_to(vera).of_kind("vault.rekeyed", "vault.key-destroyed")
        told = [(event.kind, event.actor, event.dossier) for event in events.order_by("seq")]
    assert told == [
        ("vault.rekeyed", vera.user.pk, dossier.pk),
        ("vault.key-destroyed", vera.user.pk, dossier.pk),
    ]
    assert verify(connections["owner"]).sound


def test_what_was_not_destroyed_is_not_on_record(
    vera: Actor, ilir: Actor, dossier: Dossier
) -> None:
    with acting(ilir), pytest.raises(NoKey):
        destroy_key(dossier, by=ilir, because="his-wish")
    with acting(vera):
        assert not Event.objects.visible_to(vera).of_kind("vault.key-destroyed").exists()
