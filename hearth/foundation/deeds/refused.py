"""Which promise of the database a row would have broken."""

from __future__ import annotations

from django.db import IntegrityError


def refused_by(refused: IntegrityError) -> str:
    """The name of the constraint; empty where the database names none.

    Its message is no place to look for one: it may quote the whole statement.
    """
    said = getattr(refused.__cause__, "diag", None)
    return str(said.constraint_name or "") if said else ""
