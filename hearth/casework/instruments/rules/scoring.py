"""What the answers come to. A score opens a conversation; it decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hearth.casework.instruments.rules.definition import (
    Band,
    Definition,
    Flag,
    Kind,
    Question,
    Score,
)


@dataclass(frozen=True)
class Scored:
    """One score. No value: too much was left unanswered for the number to mean anything."""

    score: Score
    value: int | None
    missing: int

    @property
    def band(self) -> Band | None:
        return self.score.band_of(self.value)


def scored(definition: Definition, values: Mapping[str, Any]) -> tuple[Scored, ...]:
    """Every score of the instrument for these answers."""
    return tuple(_scored(score, definition, values) for score in definition.scores)


def flagged(definition: Definition, values: Mapping[str, Any]) -> tuple[Flag, ...]:
    """The answers that ask for an act at once, whatever the sum is."""
    return tuple(
        flag
        for flag in definition.flags
        if (points := _points(definition.by_name[flag.item], values)) is not None
        and points > flag.above
    )


def _scored(score: Score, definition: Definition, values: Mapping[str, Any]) -> Scored:
    counted = [
        _turned(definition.by_name[item], values, reverse=item in score.reverse)
        for item in score.items
    ]
    there = [points for points in counted if points is not None]
    missing = len(counted) - len(there)
    if missing > score.may_miss or not there:
        return Scored(score, None, missing)
    if score.way == "count":
        return Scored(score, sum(points >= score.at_least for points in there), missing)
    total = sum(there) * len(counted) / len(there)  # the others stand in for what is missing
    return Scored(score, round(total) * score.multiply, missing)


def _turned(question: Question, values: Mapping[str, Any], *, reverse: bool) -> int | None:
    points = _points(question, values)
    if points is None or not reverse:
        return points
    worth = [choice.points for choice in question.choices if choice.points is not None]
    return max(worth) + min(worth) - points


def _points(question: Question, values: Mapping[str, Any]) -> int | None:
    answer = values.get(question.name)
    if answer is None:
        return None
    return int(answer) if question.kind is Kind.WHOLE else question.points_of(answer)
