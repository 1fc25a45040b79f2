"""Stands beside every test. It words each kept question anew: both must say the same. And it looks
who reads: a sealed value that is shown, and was fetched for nobody, would stay sealed on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from django.core.exceptions import EmptyResultSet

from hearth.foundation.access.scoped import Guarded
from hearth.foundation.vault.fields import SealedField
from hearth.foundation.vault.keyring import current_keyring
from hearth.foundation.wording import Worded


@pytest.fixture(autouse=True, scope="session")
def _witnessed() -> Iterator[None]:
    Worded.witness = _compare
    yield
    Worded.witness = None


@pytest.fixture(autouse=True)
def _read_by_somebody(request: pytest.FixtureRequest) -> Iterator[None]:
    """But for the tests of what happens then, which say `unread`."""
    opened = SealedField.opened

    def seen(field: SealedField[Any, Any], envelope: Any, row: Guarded) -> Any:
        assert row._reader is not None or current_keyring() is None, (
            f"{type(row).__name__}.{field.name} is shown, and nobody asked for the row"
        )
        return opened(field, envelope, row)

    with pytest.MonkeyPatch.context() as beside:
        if request.node.get_closest_marker("unread") is None:
            beside.setattr(SealedField, "opened", seen)
        yield


def _compare(
    question: Worded[Any, Any], values: tuple[Any, ...], kept: tuple[str, Sequence[Any]] | None
) -> None:
    if any(isinstance(value, list | tuple) and not _is_whole(value) for value in values):
        return  # ids said twice, to fill a place; asked for by the tests of wording itself
    try:
        fresh = question.fresh(*values).query.sql_with_params()
    except EmptyResultSet:
        fresh = None
    assert (kept is None) is (fresh is None), question
    if kept is not None and fresh is not None:
        assert kept[0] == fresh[0], question
        assert _in_order(kept[1]) == _in_order(fresh[1]), question


def _is_whole(several: Sequence[Any]) -> bool:
    return len(several).bit_count() <= 1 and len(set(several)) == len(several)


def _in_order(values: Sequence[Any]) -> list[str]:
    """A set of units is said in no particular order."""
    return sorted(repr(value) for value in values)
