"""The whole database, dumped: no invented name can be read in it, in no disguise."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess

import pytest
from django.db import connections

from hearth.config.cluster.binaries import installation_for
from hearth.config.cluster.server import Cluster
from hearth.config.place import Place
from hearth.foundation.access.actor import Actor
from hearth.foundation.vault.canaries import Sighting, disguises, sightings
from hearth.foundation.vault.tests.acting import acting
from hearth.foundation.vault.tests.conftest import dossier_of
from hearth.foundation.vault.tests.notes import Note

CANARIES = [f"Kanarinë{n}" for n in range(20)]


def dump(place: Place) -> bytes:
    """Everything, as the owner of the tables sees it."""
    said = place.owner().conninfo()
    environment = {f"PG{word.upper()}": value for word, value in said.items() if word != "dbname"}
    environment |= {"PGDATABASE": said["dbname"], "PATH": os.environ["PATH"]}
    command = [pg_dump(place), "--enable-row-security"]
    return subprocess.run(command, env=environment, check=True, capture_output=True).stdout


def pg_dump(place: Place) -> str:
    """The one that belongs to the server; outside, the machine's own."""
    if not place.embedded:
        return shutil.which("pg_dump") or ""
    home = Cluster(place.cluster, postgres=place.postgres).home
    return str(installation_for(home.data, place.postgres).folder / "pg_dump")


def test_no_canary_sings(own_database: Place, vera: Actor) -> None:
    with acting(vera):
        for canary in CANARIES:
            page = {"given_name": canary, "notes": [f"{canary} u takua te ura"]}
            Note(dossier=dossier_of(vera), text=canary, where=f"Rruga {canary}", page=page).save()

    whole = dump(own_database)

    assert len(whole) > 50_000
    assert whole.count(b"\\\\x0101") == 60  # every value is there, and sealed
    assert sightings(whole, CANARIES) == []


def test_a_canary_that_got_out_is_heard(own_database: Place, vera: Actor) -> None:
    with acting(vera):
        Note(dossier=dossier_of(vera), text="Kanarinë0").save()
    for planted in (
        "convert_to('Kanarinë0', 'UTF8')",
        "convert_to('rruga KANARINË0', 'UTF8')",
        "convert_to(encode(convert_to('ab Kanarinë0', 'UTF8'), 'base64'), 'UTF8')",
        "'\\x004b0061006e006100720069006e00eb0030'",
    ):
        with connections["owner"].cursor() as cursor:
            cursor.execute(f"UPDATE vault_note SET text = {planted}")  # noqa: S608

        assert sightings(dump(own_database), CANARIES), planted


@pytest.mark.parametrize("before", ["", "a", "ab", "abc"])
def test_every_disguise_is_seen_through(before: str) -> None:
    word = "Kanarinë"
    text = f"{before}{word} tjetër"
    worn = {
        "UTF-8": text.encode(),
        "UTF-16": text.encode("utf-16-le"),
        "hexadecimal": text.encode().hex().encode(),
        "base64": base64.b64encode(text.encode()),
        "JSON": b'{"x": "' + text.replace("ë", "\\u00eb").encode() + b'"}',
        "address": b"/search?q=" + before.encode() + b"Kanarin%C3%AB",
    }

    assert worn.keys() == disguises(word).keys()
    for disguise, dumped in worn.items():
        assert Sighting(word, disguise) in sightings(dumped, [word])
