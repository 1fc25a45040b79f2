"""Every reason for which the house reads without a reader, on one page."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module

from tests.architecture.sources import Source, calls, sources
from tests.policy.snapshots import compare


def test_every_reason_is_on_the_page() -> None:
    reasons = defaultdict(set)
    for source in sources():
        if not source.is_test and source.path.parts[0] in {"hearth", "demo"}:
            for reason in _given(source):
                reasons[reason].add(str(source))
    lines = [
        "# Reading and writing as the house itself: why, and where. A new line is a question",
        "# for the review: could somebody be named instead?",
        "",
    ]
    for reason in sorted(reasons):
        lines += [reason, *(f"    {path}" for path in sorted(reasons[reason]))]
    compare("unscoped_reasons.txt", "\n".join(lines) + "\n")


def _given(source: Source) -> Iterator[str]:
    for node, called in calls(source.tree):
        if called.endswith(".unscoped"):
            yield _text(source, next(w.value for w in node.keywords if w.arg == "because"))
        elif called == "House" and str(source) != "hearth/foundation/access/scoped.py":
            yield _text(source, node.args[0] if node.args else node.keywords[0].value)


def _text(source: Source, given: ast.expr) -> str:
    """The reason itself, also where the file gives it a name."""
    if isinstance(given, ast.Name):
        named = (node for node in ast.walk(source.tree) if isinstance(node, ast.Assign))
        given = next(
            (n.value for n in named if ast.unparse(n.targets[0]) == ast.unparse(given)), given
        )
    if isinstance(given, ast.Name):  # the name comes from another file
        module = import_module(".".join(source.path.with_suffix("").parts))
        given = ast.Constant(getattr(module, given.id), lineno=given.lineno)
    assert isinstance(given, ast.Constant), f"{source}:{given.lineno}: say the reason in words"
    assert isinstance(given.value, str)
    return given.value
