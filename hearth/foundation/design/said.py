"""Short sentences shown once, on the next page: what was done, and who was told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest

DRAWER = "said"


@dataclass(frozen=True)
class Sentence:
    """One sentence; `undo`: the address that takes back what was done, asked by POST."""

    words: str
    glyph: str
    undo: str = ""


def say(request: HttpRequest, sentence: str, *, glyph: str = "good", undo: str = "") -> None:
    """Say one sentence on the next page. It waits in the session: never a name, never a story."""
    waiting = request.session.get(DRAWER, [])
    request.session[DRAWER] = [*waiting, [str(sentence), glyph, undo]]


def said(request: HttpRequest) -> Iterator[Sentence]:
    """The sentences that wait, each given out once."""
    session = getattr(request, "session", None)
    if session is not None and DRAWER in session:
        yield from (Sentence(*kept) for kept in session.pop(DRAWER))
