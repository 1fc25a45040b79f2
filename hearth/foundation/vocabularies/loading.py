"""Brings the table to what the sheets say: adds, corrects, retires; never deletes a code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connections, transaction

from hearth.foundation.vocabularies.choices import forget
from hearth.foundation.vocabularies.models import Term
from hearth.foundation.vocabularies.sheets import read_sheets

TOLD = (
    "en",
    "sq",
    "parent_id",
    "valid_from",
    "valid_until",
    "order",
    "crosswalk",
    "facts",
    "source",
    "verified_by",
)  # what a sheet may change of a term that is already known


class CodeDisappeared(Exception):
    """A code that rows may hold is gone from its sheet. Put it back and give it an `until`."""


@dataclass(frozen=True)
class Loaded:
    """What a loading did."""

    lists: int
    added: int
    changed: int
    same: int


def load(*, using: str = "owner", folder: Path | None = None) -> Loaded:
    """Load every list, whole or not at all. Doing it twice changes nothing."""
    sheets = read_sheets(folder or settings.VOCABULARIES_DIR)
    with transaction.atomic(using=using):
        with connections[using].cursor() as cursor:  # two machines may start at once
            cursor.execute("LOCK TABLE vocabularies_term IN SHARE ROW EXCLUSIVE MODE")
        known = Term.objects.using(using).in_bulk()
        _nothing_disappeared(known, sheets)
        added = [term for code, term in sheets.items() if code not in known]
        changed = [
            term for code, term in sheets.items() if code in known and _differs(term, known[code])
        ]
        Term.objects.using(using).bulk_create(added)
        Term.objects.using(using).bulk_update(changed, [told.removesuffix("_id") for told in TOLD])
        transaction.on_commit(forget, using=using)
    return Loaded(
        lists=len({term.list for term in sheets.values()}),
        added=len(added),
        changed=len(changed),
        same=len(sheets) - len(added) - len(changed),
    )


def _nothing_disappeared(known: Mapping[str, Term], sheets: Mapping[str, Term]) -> None:
    gone = sorted(set(known) - set(sheets))
    if gone:
        raise CodeDisappeared(
            f"No sheet holds {', '.join(gone)} any more. A code is retired with a date in "
            "“until”, never renamed or deleted: rows may hold it."
        )


def _differs(term: Term, known: Term) -> bool:
    return any(getattr(term, told) != getattr(known, told) for told in TOLD)
