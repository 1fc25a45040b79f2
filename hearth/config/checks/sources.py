"""Finds what the code says to people: every msgid in Python and in templates, and where it stands.

Templates go through Django's own translation of templates into something like Python; what is
left is a call with literal texts, which a small grammar reads. No gettext tools are needed.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.utils.translation.template import templatize

CONTEXT_FIRST = frozenset({"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"})
WITH_PLURAL = frozenset({"ngettext", "ngettext_lazy", "npgettext", "npgettext_lazy"})
CALLS = frozenset({"_", "gettext", "gettext_lazy", "gettext_noop"}) | CONTEXT_FIRST | WITH_PLURAL

TEXT = r"""u?("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
IN_TEMPLATE = re.compile(
    rf"\b(_|gettext|ngettext|pgettext|npgettext)\(\s*{TEXT}(?:\s*,\s*{TEXT})?(?:\s*,\s*{TEXT})?"
)


class Said(NamedTuple):
    """One text, as the catalogue would hold it. Empty context and plural mean: none."""

    text: str
    context: str = ""
    plural: str = ""


class Place(NamedTuple):
    path: Path
    line: int


def said_in(folder: Path) -> Iterator[tuple[Said, Place]]:
    """All of it, below this folder; tests speak to nobody."""
    for path in sorted(folder.rglob("*.py")):
        if not {"tests", "migrations"} & set(path.parts):
            yield from _in_python(path)
    for ending in ("*.html", "*.txt", "*.svg"):
        for path in sorted(folder.rglob(ending)):
            if "templates" in path.parts:
                yield from _in_template(path)


def _in_python(path: Path) -> Iterator[tuple[Said, Place]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and (name := _called(node.func)) in CALLS:
            texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
            literal = [text for text in texts if isinstance(text, str)]
            if literal:
                yield _said(name, literal), Place(path, node.lineno)


def _in_template(path: Path) -> Iterator[tuple[Said, Place]]:
    source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    for call in IN_TEMPLATE.finditer(source):
        name, *quoted = call.groups()
        literal = [ast.literal_eval(text) for text in quoted if text]
        yield _said(name, literal), Place(path, source.count("\n", 0, call.start()) + 1)


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _said(name: str, literal: list[str]) -> Said:
    context = literal.pop(0) if name in CONTEXT_FIRST and len(literal) > 1 else ""
    plural = literal[1] if name in WITH_PLURAL and len(literal) > 1 else ""
    return Said(literal[0], context, plural)
