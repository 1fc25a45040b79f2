"""Is every text there in Albanian, and nothing else? Run: `hearth check translations`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path

import polib
from django.apps import apps
from django.conf import settings

from hearth.config.checks.sources import Place, Said, said_in
from hearth.config.place import REPOSITORY
from hearth.config.preparation.messages import translation_files

HOLE = re.compile(r"%\((\w+)\)[sd]|(?<!%)%[sd]|\{(\w*)\}")


def problems(repository: Path = REPOSITORY) -> list[str]:
    """In sentences, each with its place; none when all is well."""
    said: dict[Said, Place] = {}
    for text, place in said_in(repository / "hearth"):
        said.setdefault(text, Place(place.path.relative_to(repository), place.line))
    catalogues = {
        path.relative_to(repository): polib.pofile(str(path))
        for path in translation_files(repository)
    }
    known: dict[Said, tuple[Path, polib.POEntry]] = {}
    found = list(_unheard(catalogues))
    for path, catalogue in catalogues.items():
        for entry in catalogue:
            text = Said(entry.msgid, entry.msgctxt or "", entry.msgid_plural or "")
            found += _about(entry, text, _where(path, entry.linenum), known)
            if not entry.obsolete:
                known.setdefault(text, (path, entry))
    found += [
        f"{_where(*said[text])}: not translated: {text.text!r}" for text in said.keys() - known
    ]
    found += [
        f"{_where(path, entry.linenum)}: nobody says this any more: {text.text!r}"
        for text, (path, entry) in known.items()
        if text not in said
    ]
    return sorted(found)


def _about(
    entry: polib.POEntry,
    text: Said,
    where: str,
    known: Mapping[Said, tuple[Path, polib.POEntry]],
) -> Iterator[str]:
    """What is wrong with one entry of a catalogue."""
    if entry.obsolete:
        yield f"{where}: out of use, remove it: {entry.msgid!r}"
        return
    if entry.fuzzy:
        yield f"{where}: marked as uncertain: {entry.msgid!r}"
    elif not entry.translated():
        yield f"{where}: empty: {entry.msgid!r}"
    translations = [*entry.msgstr_plural.values()] or [entry.msgstr]
    for translation in translations:
        if translation and _holes(translation) - _holes(entry.msgid) - _holes(text.plural):
            yield f"{where}: a hole that the English does not have: {translation!r}"
        elif translation and not entry.msgid_plural and _holes(translation) != _holes(entry.msgid):
            yield f"{where}: a hole is missing: {translation!r}"
    if text in known and known[text][1].msgstr != entry.msgstr:
        other = _where(known[text][0], known[text][1].linenum)
        yield f"{where}: translated differently in {other}: {entry.msgid!r}"


def _holes(text: str) -> set[str]:
    return {hole.group(0) for hole in HOLE.finditer(text)}


def _unheard(catalogues: Iterable[Path]) -> Iterator[str]:
    """A catalogue that lies where Django does not look speaks to nobody."""
    heard = {Path(app.path) / "locale" for app in apps.get_app_configs()}
    heard |= {Path(path) for path in settings.LOCALE_PATHS}
    for path in catalogues:
        if REPOSITORY / path.parents[2] not in heard:
            yield f"{path}: Django does not look here; see LOCALE_PATHS"


def _where(path: Path, line: int) -> str:
    return f"{path}:{line}"


def main() -> int:
    found = problems()
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    import_module("hearth.config.ready")
    sys.exit(main())
