"""Stretches of time: when several conditions held at once, and when they did not. No clock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Span:
    """From a moment on, and until another that no longer belongs to it; none: without an end."""

    since: datetime
    until: datetime | None = None

    def __bool__(self) -> bool:
        return self.until is None or self.since < self.until


def during(first: Span, *others: Span) -> Span | None:
    """When all of them held; none if they never met."""
    spans = (first, *others)
    ends = [span.until for span in spans if span.until is not None]
    met = Span(max(span.since for span in spans), min(ends, default=None))
    return met if met else None


def without(whole: Span, gaps: Iterable[Span]) -> Sequence[Span]:
    """What is left of it, in order."""
    left = [whole]
    for gap in gaps:
        left = [piece for span in left for piece in _cut(span, gap)]
    return [span for span in left if span]


def _cut(span: Span, gap: Span) -> list[Span]:
    met = during(span, gap)
    if met is None:
        return [span]
    pieces = [Span(span.since, met.since)]
    if met.until is not None:
        pieces.append(Span(met.until, span.until))
    return pieces
