"""Makes the translations readable to the machine: each django.po becomes a django.mo beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import polib

from hearth.config.place import REPOSITORY
from hearth.config.trouble import Trouble

PLACES = ("hearth/**/locale/*/LC_MESSAGES/django.po", "locale/*/LC_MESSAGES/django.po")


class UnreadableTranslation(Trouble):
    """A translation file that cannot be understood."""


def translation_files(folder: Path = REPOSITORY) -> Iterator[Path]:
    """Every translation in the house, in a fixed order."""
    for place in PLACES:
        yield from sorted(folder.glob(place))


def compile_messages(folder: Path = REPOSITORY) -> int:
    """Compile what is new or has changed; answer how many."""
    stale = [path for path in translation_files(folder) if _is_stale(path)]
    for path in stale:
        _compile(path)
    return len(stale)


def _is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime_ns < po.stat().st_mtime_ns


def _compile(po: Path) -> None:
    try:
        catalogue = polib.pofile(str(po), encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableTranslation(f"{po} cannot be read: {error}") from error
    fresh = po.with_name(f".django.mo.{os.getpid()}")
    catalogue.save_as_mofile(str(fresh))
    fresh.replace(po.with_suffix(".mo"))
