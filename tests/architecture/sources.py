"""Our own source files, read once, for the tests that look at how they are written."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from hearth.config.place import REPOSITORY

ROOTS = ("hearth", "demo", "tests", "bench")
WRITING = {
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "delete",
}


class Source(NamedTuple):
    """A file of ours: its path from the repository's root, its text, its syntax tree."""

    path: Path
    text: str
    tree: ast.Module

    def __str__(self) -> str:
        return str(self.path)

    @property
    def is_test(self) -> bool:
        return "tests" in self.path.parts

    @property
    def acts(self) -> bool:
        """Whether this is a place for verbs: actions.py, or a file of the package of that name."""
        return "actions" in self.path.parts or self.path.name == "actions.py"


@cache
def sources() -> tuple[Source, ...]:
    """All Python that somebody wrote by hand: no migrations."""
    return tuple(_read())


@cache
def house() -> tuple[Source, ...]:
    """The house itself, without its tests."""
    return tuple(s for s in sources() if s.path.parts[0] == "hearth" and not s.is_test)


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Every call, and what is called as it is written: `Case.objects.filter`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)


def writes(called: str) -> bool:
    """A row's own verb; or what is laid on the deed's sheet: `write(row)`, `call(…)`."""
    row, _, word = called.rpartition(".")
    return word in WRITING if row else called in {"write", "call"}


def decorators(function: ast.FunctionDef) -> list[str]:
    """What stands above a function, without the brackets: `guards.opens`."""
    named = (d.func if isinstance(d, ast.Call) else d for d in function.decorator_list)
    return [ast.unparse(each) for each in named]


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """The functions of a file's own level."""
    return (node for node in tree.body if isinstance(node, ast.FunctionDef))


def _read() -> Iterator[Source]:
    for root in ROOTS:
        for path in sorted((REPOSITORY / root).rglob("*.py")):
            if "migrations" not in path.parts:
                text = path.read_text(encoding="utf-8")
                yield Source(path.relative_to(REPOSITORY), text, ast.parse(text))
