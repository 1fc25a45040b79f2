"""Every address stands behind exactly one door, and is a noun."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.architecture.sources import decorators, house

DOORS = {"guards.anyone", "guards.staff", "guards.opens"}


def addresses(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        else:
            yield from addresses(pattern)


@pytest.mark.parametrize("pattern", [*addresses()], ids=str)
def test_it_stands_behind_exactly_one_guard(pattern: URLPattern) -> None:
    assert getattr(pattern.callback, "guard", None), f"{pattern} has no guard"
    doors = [name for name in _above(pattern.callback) if name in DOORS]
    assert len(doors) == 1, f"{pattern} stands behind {doors or 'no door'}"


@pytest.mark.parametrize("pattern", [*addresses()], ids=str)
def test_its_methods_are_said(pattern: URLPattern) -> None:
    said = {"require_GET", "require_POST", "require_safe", "require_http_methods"}
    assert said & set(_above(pattern.callback)), f"{pattern}: say which methods it takes"


@pytest.mark.parametrize("pattern", [*addresses()], ids=str)
def test_it_has_a_name(pattern: URLPattern) -> None:
    assert pattern.name, f"{pattern}: give it a name"


def test_views_are_functions_that_one_can_see_whole() -> None:
    longest = 40
    long = [
        f"{source}:{function.lineno}: {function.name}() has {lines} lines"
        for source in house()
        if source.path.stem == "views" or "views" in source.path.parts
        for function in ast.walk(source.tree)
        if isinstance(function, ast.FunctionDef)
        and (lines := (function.end_lineno or 0) - function.lineno + 1) > longest
    ]
    assert long == []


def _above(callback: Callable[..., Any]) -> list[str]:
    """The decorators of a view, as they are written."""
    view = inspect.unwrap(callback)
    tree = ast.parse(inspect.getsource(view))
    function = tree.body[0]
    assert isinstance(function, ast.FunctionDef)
    return decorators(function)
