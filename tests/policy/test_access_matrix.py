"""Every address × every member of the cast × GET and POST, against access_matrix.toml.

The page was written apart from the code. The walk begins at the URLs themselves: an address that
nobody specified fails, with the lines to add. What is hidden is compared with what never was:
the same status, and the same bytes.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from math import inf
from pathlib import Path
from time import monotonic
from typing import Any
from typing import cast as typed
from uuid import UUID, uuid4
from zlib import crc32

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from hearth.casework.duties.models import Alert
from hearth.foundation.access.actor import Actor
from tests.cast import CAST, signed_in
from tests.policy.world import Rows, build

PAGE = Path(__file__).with_name("access_matrix.toml")
SPEC: Mapping[str, Any] = tomllib.loads(PAGE.read_text())
NOBODY = "nobody"
MINUTE = 60  # seconds
METHODS = ("GET", "POST")
KINDS = {"an Alert": Alert}  # what a form of the page names
YES, AGAIN, NO, HIDDEN, DOOR, NONE = "yes", "again", "no", "hidden", "door", "no such method"
ANSWERS = (HIDDEN, NO, AGAIN, YES)
EVERY = os.environ.get("HEARTH_MATRIX") == "all"

NOT_SPECIFIED = """\
{name} ({route}) is not in tests/policy/access_matrix.toml. Say who may, apart from the code:

["{name}"]
GET = {{ yes = ["reporter"], no = ["told"] }}     # everybody else: hidden; or "no such method"
POST = "no such method"
"""


class Shared(Client):
    """One browser for everybody, one after the other, each with cookies of their own.

    Who comes back after a minute signs in anew: the walk is longer than a session may be idle.
    """

    def __init__(self, cast: Mapping[str, Actor]) -> None:
        super().__init__()
        self.cast = cast
        self.kept: dict[str, tuple[float, SimpleCookie]] = {}

    def sit_down(self, who: str) -> None:
        since, kept = self.kept.get(who, (-inf, SimpleCookie()))
        stale = who != NOBODY and monotonic() - since > MINUTE
        self.cookies = SimpleCookie() if stale else SimpleCookie(kept)
        if stale:
            signed_in(self, self.cast[who])
            self.kept[who] = monotonic(), SimpleCookie(self.cookies)


@dataclass(frozen=True)
class Address:
    """One URL with everything filled in."""

    name: str
    path: str
    open: bool  # to whoever comes
    form: Mapping[str, str] | None  # what is sent, where an empty form would not tell
    absent: str | None  # the same, of a thing that never was

    def expected(self, method: str) -> Mapping[str, str]:
        """What each member of the cast, and nobody in particular, should get."""
        said = SPEC[self.name][method]
        if said == NONE:
            return dict.fromkeys((*CAST, NOBODY), NONE)
        rest = said.get("rest", HIDDEN)
        answers = dict.fromkeys(CAST, rest) | {NOBODY: DOOR}
        for answer in ANSWERS:
            for group in said.get(answer, ()):
                answers |= dict.fromkeys(SPEC["who"].get(group, [group]), answer)
        return answers


def patterns(
    resolver: URLResolver | None = None, space: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield space + str(pattern.name), pattern
        else:
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from patterns(pattern, space + inner)


def _space(name: str) -> str:
    """The house's part an address belongs to: cases, desk, shelter …"""
    return name.partition(":")[0]


ALL = [*patterns()]


@pytest.mark.parametrize(("name", "pattern"), ALL, ids=[name for name, _ in ALL])
def test_it_is_specified(name: str, pattern: URLPattern) -> None:
    missing = NOT_SPECIFIED.format(name=name, route=pattern.pattern)
    assert name in SPEC, missing
    for method in METHODS:
        assert method in SPEC[name], f"{name}: say what {method} does, or that it is no method"
        said = SPEC[name][method]
        if said != NONE:
            assert said.keys() <= {*ANSWERS, "rest"}, (name, method)
            for group in [g for key in ANSWERS for g in said.get(key, ())]:
                known = group in SPEC["who"] or group in CAST
                assert known, f"{name}: there is no group and nobody called {group!r}"


def test_nothing_is_specified_that_is_gone() -> None:
    assert SPEC.keys() - {"who"} == {name for name, _ in ALL}


def test_everybody_is_in_a_group() -> None:
    relations = [member for group, members in SPEC["who"].items() for member in members
                 if group not in {"everybody", "anybody"}]  # fmt: skip
    assert sorted(relations) == sorted(CAST)
    assert sorted(SPEC["who"]["everybody"]) == sorted(CAST)
    assert sorted(SPEC["who"]["anybody"]) == sorted((*CAST, NOBODY))


@pytest.mark.parametrize("space", sorted({_space(name) for name, _ in ALL}))
def test_everybody_gets_what_the_page_says(space: str, cast: Mapping[str, Actor]) -> None:
    rows, browser = build(cast), Shared(cast)
    surprises = [
        surprise
        for name, pattern in ALL
        if name in SPEC and _space(name) == space
        for method in METHODS
        for surprise in _surprises(_address(name, pattern, rows), method, browser)
    ]
    assert surprises == [], f"{len(surprises)} surprises:\n" + "\n".join(surprises)


def test_no_address_takes_any_other_method(cast: Mapping[str, Actor]) -> None:
    rows, browser = build(cast), signed_in(Client(), cast["vera"])
    for name, pattern in ALL:
        path = _address(name, pattern, rows).path
        for method in ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
            assert browser.generic(method, path).status_code == 405, (method, name)


def _surprises(address: Address, method: str, browser: Shared) -> Iterator[str]:
    compared = address.absent is None
    for who, expected in _asked(address, method):
        browser.sit_down(who)
        answer = _ask(browser, method, address.path, address.form)
        got = _in_a_word(answer, address)
        if got != expected:
            yield f"{method:4} {address.name:34} {who:23} expected {expected}, got {got}"
        elif got == HIDDEN and address.absent and (EVERY or not compared):
            compared = True
            never = _ask(browser, method, address.absent, address.form)
            if _bare(answer) != _bare(never):
                yield f"{method:4} {address.name:34} {who:23} hidden and absent differ"


def _asked(address: Address, method: str) -> Iterator[tuple[str, str]]:
    """Who asks. Of several strangers alike one is enough, another at every address; unless
    HEARTH_MATRIX=all. A method that does not exist is refused before the door, whoever asks."""
    answers = address.expected(method)
    groups = SPEC["who"] if answers[NOBODY] != NONE else {}
    for group, members in groups.items():
        if group in {"everybody", "anybody"}:
            continue
        alike = {answers[who] for who in members} == {HIDDEN}
        chosen = crc32(f"{address.name} {method}".encode()) % len(members)
        for place, who in enumerate(members):
            if EVERY or not alike or place == chosen:
                yield who, answers[who]
    yield NOBODY, answers[NOBODY]


def _ask(
    browser: Client, method: str, path: str, form: Mapping[str, str] | None = None
) -> HttpResponse:
    """The answer; what the asking did is undone."""
    cookies = browser.cookies.copy()
    with transaction.atomic():
        answer = browser.post(path, form or {}) if method == "POST" else browser.get(path)
        transaction.set_rollback(True)
    browser.cookies = SimpleCookie(cookies)
    return typed(HttpResponse, answer)


def _in_a_word(answer: HttpResponse, address: Address) -> str:
    """What came of it. A form that asks again tells something only if it was filled in."""
    to_the_door = answer.headers.get("Location", "").startswith("/sign-in/")
    if answer.status_code == 302 and to_the_door and not address.open:
        return DOOR
    if answer.status_code == 422 and address.form:
        return AGAIN
    words = {403: NO, 404: HIDDEN, 405: NONE}
    return words.get(answer.status_code, YES if answer.status_code < 500 else "an error")


def _bare(answer: HttpResponse) -> tuple[int, bytes, list[tuple[str, str]]]:
    """All that a stranger could compare; the address they asked for themselves is no news."""
    body = re.sub(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", b"", answer.content)
    body = re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", body)
    return answer.status_code, body, sorted(answer.headers.items())


def _address(name: str, pattern: URLPattern, rows: Rows) -> Address:
    words: dict[str, Any] = {
        word: SPEC[name].get("with", {}).get(word, uuid4()) for word in pattern.pattern.converters
    }
    model = getattr(pattern.callback, "opens", None)
    absent = reverse(name, kwargs=words) if model is not None else None
    if model is not None:
        assert model in rows, (
            f"{name} opens a {model.__name__}, and the world of the matrix holds none: "
            "let somebody in tests/policy/world.py do the deed that makes one."
        )
        words["pk"] = UUID(str(rows[model]))
    path = reverse(name, kwargs=words or None)
    form = {
        word: str(rows[KINDS[said]]) if said in KINDS else said
        for word, said in SPEC[name].get("form", {}).items()
    }
    return Address(
        name, path, getattr(pattern.callback, "guard", "") == "anyone", form or None, absent
    )
