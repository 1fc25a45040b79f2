"""Somebody is added at the machine, and signs in; a short password is refused with a sentence."""

from __future__ import annotations

import os
import subprocess
import sys

from django.db import connections
from django.test import Client

from hearth.config.place import REPOSITORY, Place

BY_HAND = {"accounts.directory-loaded", "accounts.colleague-added", "accounts.password-given"}
WORD = "katër fjalë krejt të shpikura"


def hearth(place: Place, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hearth.config.cli", *words],
        cwd=REPOSITORY,
        env=os.environ | {"HEARTH_DATABASE": place.database},
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )


def test_from_an_empty_directory_to_a_colleague_who_signs_in(own_database: Place) -> None:
    loaded = hearth(own_database, "directory", "load", "demo/directory.toml")
    assert "units are in the directory" in loaded.stdout, loaded.stderr
    post = ("--name", "Anila Provëza", "--unit", "mobile-unit-berat", "--role", "outreach-worker")
    short = hearth(own_database, "colleague", "add", "anila-prov", *post, typed="short\n")
    assert short.returncode != 0
    added = hearth(own_database, "colleague", "add", "anila-prov", *post, typed=f"{WORD}\n")
    assert "may sign in as anila-prov" in added.stdout, added.stderr

    client = Client()
    entry = {"username": "anila-prov", "password": WORD}
    assert client.post("/sign-in/", entry).status_code == 302
    assert client.get("/identification/new").status_code == 200
    changed = hearth(own_database, "colleague", "password", "anila-prov", typed=f"{WORD} të reja\n")
    assert "signed out everywhere" in changed.stdout, changed.stderr
    assert client.get("/identification/new").status_code == 302
    assert said_in_the_record() == [
        "accounts.directory-loaded", "accounts.colleague-added", "accounts.password-given",
    ]  # fmt: skip


def said_in_the_record() -> list[str]:
    """What the record says was done at the machine, in its order; a refused attempt did nothing."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT kind FROM audit_event ORDER BY seq")
        return [kind for (kind,) in cursor.fetchall() if kind in BY_HAND]


def test_a_unit_that_is_not_there_is_named(own_database: Place) -> None:
    post = ("--name", "Anila Provëza", "--unit", "no-such-unit", "--role", "outreach-worker")
    refused = hearth(own_database, "colleague", "add", "anila-prov", *post, typed=f"{WORD}\n")
    assert refused.returncode != 0
    assert "There is no unit no-such-unit" in refused.stderr + refused.stdout
