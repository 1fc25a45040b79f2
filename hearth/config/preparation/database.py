"""Brings the database to what the code declares: roles, tables, fences, code lists,
instruments."""

from __future__ import annotations

from pathlib import Path

from django.core.management import call_command
from django.db import connections, transaction
from django.utils import timezone

from hearth.casework.instruments import loading as instruments
from hearth.config.cluster import databases
from hearth.config.place import Place
from hearth.config.preparation.pictures import pictures_kept
from hearth.foundation.access.fences import raise_fences
from hearth.foundation.audit.fence import raise_audit_fence
from hearth.foundation.vocabularies.loading import load
from hearth.front.openrosa.sheets import sheets

COVERED = Path(__file__).parent / "sql" / "covered.sql"


def prepare_database(place: Place) -> None:
    """Everything the owner does before the application may enter; one machine at a time."""
    databases.furnish(place)
    with databases.one_at_a_time(place):
        owner = connections["owner"]
        try:
            with pictures_kept():
                call_command("migrate", database="owner", interactive=False, verbosity=0)
            with transaction.atomic(using="owner"):  # no moment without a fence
                raise_fences(owner)
                raise_audit_fence(owner)
                with owner.cursor() as cursor:
                    cursor.execute(COVERED.read_text())
            load(using="owner")
            instruments.load(using="owner", others=sheets(timezone.localdate()))
        finally:
            owner.close()
