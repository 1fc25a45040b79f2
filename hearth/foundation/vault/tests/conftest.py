"""Two colleagues and a table of notes. Ilir holds no grant: he sees nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connections

from hearth.config.place import Place
from hearth.foundation.access.actions import open_dossier
from hearth.foundation.access.actor import Actor, act_as
from hearth.foundation.access.fences import _fence
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Dossier
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.accounts.models import Membership, Organisation, Unit, User
from hearth.foundation.vault.keyring import cut_key
from hearth.foundation.vault.tests.notes import Note

NIGHT = datetime(2026, 3, 1, 22, 0, tzinfo=UTC)


@pytest.fixture
def notes(own_database: Place) -> type[Note]:
    """The table of notes, fenced like any other, in a database of this test's own."""
    owner = connections["owner"]
    with owner.schema_editor() as editor:
        editor.create_model(Note)
    with owner.cursor() as cursor:
        for statement in _fence(Note):
            cursor.execute(statement)
    return Note


@pytest.fixture
def vera(notes: type[Note]) -> Actor:
    return colleague("vera", UnitKind.MOBILE_UNIT, Role.CASE_MANAGER)


@pytest.fixture
def ilir(notes: type[Note]) -> Actor:
    return colleague("ilir", UnitKind.POLICE, Role.CASE_MANAGER)


def colleague(name: str, kind: UnitKind, role: Role) -> Actor:
    """Somebody at work since last year, and now it is ten at night."""
    organisation, _ = Organisation.objects.get_or_create(key=f"of-{name}", en=name, sq=name)
    unit = Unit.objects.create(organisation=organisation, key=f"unit-{name}", kind=kind)
    user = User.objects.create(username=name, full_name=f"{name.title()} Testi")
    since = NIGHT.replace(year=2025)
    with identity(House("the tests appoint a colleague")):
        Membership.objects.create(user=user, unit=unit, role=role, begins_at=since)
    return act_as(user, at=NIGHT)


def dossier_of(actor: Actor) -> Dossier:
    """A new dossier with its key; call it while the actor is acting."""
    dossier = open_dossier(qark="iso:AL-12", by=actor)
    cut_key(dossier, by=actor)
    return dossier
