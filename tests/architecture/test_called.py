"""What a deed says to the database with its rows stands in the source, word for word."""

from __future__ import annotations

import ast

from tests.architecture.sources import calls, house


def test_nothing_that_was_typed_becomes_a_statement() -> None:
    """`call` takes words that are a constant of the file; whatever varies is a value."""
    said = [
        (source, node) for source in house() for node, name in calls(source.tree) if name == "call"
    ]
    assert len(said) > 3
    loose = [f"{source}:{node.lineno}" for source, node in said if not _constant(node.args[0])]
    assert loose == []


def _constant(words: ast.expr) -> bool:
    return isinstance(words, ast.Constant) or (isinstance(words, ast.Name) and words.id.isupper())
