"""Brings the table to what the folders say. A published version is never changed again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from hearth.casework.instruments.folders import Folder, read_folders
from hearth.casework.instruments.models import InstrumentVersion
from hearth.casework.instruments.xform import xform_of
from hearth.foundation.vocabularies.models import Term


class PublishedVersionChanged(Exception):
    """Sheets or scoring differ from what was published under this version. Give it a new one."""


@dataclass(frozen=True)
class Loaded:
    """What a loading did."""

    instruments: int
    published: int
    retired: int


def load(
    *, using: str = "owner", root: Path | None = None, others: Sequence[Folder] = ()
) -> Loaded:
    """Every folder, and what other parts of the house ask; whole or not at all. Doing it twice
    changes nothing."""
    written = read_folders(root or settings.INSTRUMENTS_DIR, lambda name: _terms(name, using))
    folders = [*written, *others]
    rows = InstrumentVersion.objects.using(using)
    known = {(row.key, row.version): row for row in rows.all()}
    published = 0
    with transaction.atomic(using=using):
        retired = _retire(known, folders, using)
        for folder in folders:
            row = known.get((folder.about.key, folder.definition.version))
            published += _publish(folder, row, using)
    return Loaded(instruments=len(folders), published=published, retired=retired)


def _publish(folder: Folder, row: InstrumentVersion | None, using: str) -> int:
    """A new version; or the same one, of which only what is said about it may be put right."""
    if row is not None and row.digest != folder.digest:
        raise PublishedVersionChanged(
            f"{row.key} {row.version} was published with other questions or another scoring. "
            "Answers may stand under it: put it back, and give the change a new version."
        )
    fresh = row or InstrumentVersion(
        key=folder.about.key,
        version=folder.definition.version,
        scoring=folder.scoring,
        digest=folder.digest,
    )
    same = row is not None and row.current and row.about_page == folder.page
    if same and fresh.sheets == folder.sheets:
        return 0
    fresh.sheets, fresh.about_page = folder.sheets, folder.page
    fresh.xform, fresh.current = xform_of(folder), True
    fresh.save(using=using)
    return 0 if row else 1


def _retire(
    known: dict[tuple[str, str], InstrumentVersion], folders: Sequence[Folder], using: str
) -> int:
    """What is not in a folder any more is not asked any more; its answers stay readable."""
    now = {(folder.about.key, folder.definition.version) for folder in folders}
    gone = [row.pk for place, row in known.items() if row.current and place not in now]
    return InstrumentVersion.objects.using(using).filter(pk__in=gone).update(current=False)


def _terms(name: str, using: str) -> list[tuple[str, str, str]]:
    """The terms in use; answers given under one that was retired keep its name."""
    terms = Term.objects.using(using).of(name).filter(valid_until__isnull=True).in_order()
    return [(term.code, term.en, term.sq) for term in terms]
