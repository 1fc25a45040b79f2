"""Vera has a dossier with something in it; Ilir holds no grant and sees nothing of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytest_django import Settings

from hearth.config.place import Place
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Dossier
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.audit.actions import gathering, record
from hearth.foundation.vault.keyring import open_keyring
from hearth.foundation.vault.tests.conftest import colleague, dossier_of


@pytest.fixture
def vera(own_database: Place) -> Actor:
    return colleague("vera", UnitKind.MOBILE_UNIT, Role.CASE_MANAGER)


@pytest.fixture
def ilir(own_database: Place) -> Actor:
    return colleague("ilir", UnitKind.POLICE, Role.POLICE_OFFICER)


@pytest.fixture
def dossier(vera: Actor) -> Dossier:
    """A dossier that Vera opened, and the event that says so."""
    with acting(vera):
        dossier = dossier_of(vera)
        record("cases.opened", dossier, by=vera, minor=True)
    return dossier


@pytest.fixture
def anchors(tmp_path: Path, settings: Settings) -> Path:
    """Where this test keeps its anchors, signed with a key of its own."""
    settings.AUDIT_ANCHORS = tmp_path / "anchors"
    settings.AUDIT_ANCHOR_KEY = tmp_path / "keys" / "anchor.key"
    return tmp_path / "anchors"


@contextmanager
def acting(reader: Actor | House) -> Iterator[None]:
    """What a deed opens; deeds are a storey above."""
    with identity(reader), open_keyring(), gathering():
        yield
