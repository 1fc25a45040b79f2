"""Codes, numbers, yes or no, identifiers get into the audit. Names and prose do not."""

from __future__ import annotations

import pytest

from hearth.foundation.audit.facts import NotACode, kind_of, plain


@pytest.mark.parametrize(
    "value",
    ["Shpresa", "shpresa provë", "a b", "x" * 90, 1.5, b"bytes", {"a": 1}, ["ok", "Not Ok"]],
)
def test_no_name_and_no_prose_gets_in(value: object) -> None:
    with pytest.raises(NotACode) as refused:
        plain({"because": value})
    assert str(refused.value) == "because"  # the fact's name, never what it was


@pytest.mark.parametrize(
    "code",
    [
        "forced-labour",
        "exploitation-form/forced-labour",
        "qark/iso:AL-09",
        "asrdb:61",
        "people.identity",
        "policy/duties/police-at-once",
        "AL",
        "",
        ["open", "alert"],
        ("open",),
        True,
        0,
    ],
)
def test_codes_and_numbers_get_in(code: object) -> None:
    assert plain({"said": code}) == {"said": list(code) if isinstance(code, tuple) else code}


@pytest.mark.parametrize("kind", ["opened", "Cases.opened", "cases.opened now", "cases.", ""])
def test_a_kind_is_words_with_dots(kind: str) -> None:
    with pytest.raises(NotACode):
        kind_of(kind)
