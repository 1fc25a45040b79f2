"""Reads how an instrument is scored: sums, reverse items, bands, flagged items; with the source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hearth.casework.instruments.rules.about import BadInstrument, words_of
from hearth.casework.instruments.rules.definition import Band, Flag, Kind, Question, Score

SIGNS = frozenset({"good", "wait", "due", "late", "danger", "none"})
WAYS = frozenset({"sum", "count"})


def read_scores(
    key: str, pages: Iterable[Mapping[str, Any]], questions: Sequence[Question]
) -> tuple[Score, ...]:
    return tuple(_score(key, page, {q.name: q for q in questions}) for page in pages)


def read_flags(
    key: str, pages: Iterable[Mapping[str, Any]], questions: Sequence[Question]
) -> tuple[Flag, ...]:
    known = {question.name: question for question in questions}
    flags = []
    for page in pages:
        _insist_on_points(key, (page["item"],), known)
        _insist_on_source(key, page)
        act = words_of(key, "act", page.get("act"))
        least, opened = int(page["above"]), str(page.get("page", ""))
        flags.append(Flag(page["key"], page["item"], least, act, page["source"], opened))
    return tuple(flags)


def _score(key: str, page: Mapping[str, Any], known: Mapping[str, Question]) -> Score:
    items, reverse = tuple(page["items"]), tuple(page.get("reverse", ()))
    _insist_on_points(key, items, known)
    _insist_on_source(key, page)
    if set(reverse) - set(items) or page.get("way", "sum") not in WAYS:
        raise BadInstrument(f"{key}/about.toml: “{page['key']}” reverses what it does not count.")
    bands = tuple(
        Band(int(b["from"]), int(b["to"]), words_of(key, "band", b), _sign(key, b))
        for b in page.get("band", ())
    )
    return Score(
        key=page["key"],
        label=words_of(key, "label", page.get("label")),
        items=items,
        source=page["source"],
        way=page.get("way", "sum"),
        reverse=reverse,
        multiply=int(page.get("multiply", 1)),
        at_least=int(page.get("at_least", 0)),
        may_miss=int(page.get("may_miss", 0)),
        better=page.get("better", "lower"),
        change=page.get("change"),
        bands=bands,
    )


def _sign(key: str, band: Mapping[str, Any]) -> str:
    if band.get("sign", "none") not in SIGNS:
        raise BadInstrument(f"{key}/about.toml: a band’s sign is one of {', '.join(SIGNS)}.")
    return str(band.get("sign", "none"))


def _insist_on_points(key: str, items: Iterable[str], known: Mapping[str, Question]) -> None:
    for item in items:
        question = known.get(item)
        counts = question is not None and (
            question.kind is Kind.WHOLE
            or (question.kind is Kind.ONE and any(c.points is not None for c in question.choices))
        )
        if not counts:
            raise BadInstrument(f"{key}/about.toml: “{item}” has no points to be counted.")


def _insist_on_source(key: str, page: Mapping[str, Any]) -> None:
    if not page.get("source"):
        raise BadInstrument(f"{key}/about.toml: “{page.get('key')}” says no source.")
