"""Raises the audit's own wall in the database. Run by the owner after the access rule's fences."""

from __future__ import annotations

from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

AUDIT = Path(__file__).parent / "sql" / "audit.sql"


def raise_audit_fence(connection: BaseDatabaseWrapper) -> None:
    """Functions, privileges and row-level security of the audit. `connection` is the owner's."""
    with connection.cursor() as cursor:
        cursor.execute(AUDIT.read_text())
