"""Short sentences shown once, on the next page: what was done, and who was told."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest

DRAWER = "said"


def say(request: HttpRequest, sentence: str, *, glyph: str = "good") -> None:
    """Say one sentence on the next page. It waits in the session: never a name, never a story."""
    request.session[DRAWER] = [*request.session.get(DRAWER, []), [str(sentence), glyph]]


def said(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """The sentences that wait, each given out once."""
    session = getattr(request, "session", None)
    if session is not None and DRAWER in session:
        yield from ((sentence, glyph) for sentence, glyph in session.pop(DRAWER))
