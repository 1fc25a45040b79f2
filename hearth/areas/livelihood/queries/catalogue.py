"""The catalogue of courses, and how many each qark has of each trade."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from hearth.areas.livelihood.actions.catalogue import keeps
from hearth.areas.livelihood.models import Course
from hearth.areas.livelihood.models.catalogue import CourseQuerySet
from hearth.areas.livelihood.rules import needs_asking_again
from hearth.foundation.access.actor import Actor
from hearth.foundation.vocabularies.choices import choices, name_of
from hearth.foundation.wording import worded_once

MOST = 300


@dataclass(frozen=True)
class CourseLine:
    """A course as the list shows it."""

    row: Course
    stale: bool  # nobody has asked the provider for long
    mine: bool  # the reader's unit keeps it

    @property
    def signs(self) -> tuple[str, ...]:
        """What else is given, as the names of the template's badges."""
        row = self.row
        said = {
            "free": row.free,
            "certificate": row.certificate,
            "travel": row.travel_paid,
            "childcare": row.childcare,
        }
        return tuple(word for word, true in said.items() if true)


@dataclass(frozen=True)
class Supply:
    """How many courses each qark has, and each trade: pairs of name and number."""

    by_qark: tuple[tuple[str, int | None], ...]
    by_trade: tuple[tuple[str, int | None], ...]
    on_map: dict[str, int | None]
    total: int


def courses(
    actor: Actor, *, qark: str = "", trade: str = "", provider: str = ""
) -> list[CourseLine]:
    """What is on offer, by place. Nothing in it is confidential."""
    today = timezone.localdate(actor.at)
    return [
        CourseLine(row, needs_asking_again(row.confirmed_on, today), keeps(row, actor))
        for row in _looked_for(today, qark, trade, provider)
    ]


def supply(actor: Actor) -> Supply:
    """Two counts over the catalogue. A qark without a course is said as 0: that is the news."""
    today = timezone.localdate(actor.at)
    qarks, trades = _number_by(today, "qark"), _number_by(today, "trade")
    return Supply(
        by_qark=tuple((name, qarks.get(code, 0)) for code, name in choices("qark", on=today)),
        by_trade=tuple(
            (name_of(code), number)
            for code, number in sorted(trades.items(), key=lambda pair: -pair[1])
        ),
        on_map={
            code.removeprefix("qark/iso:"): qarks.get(code, 0)
            for code, _ in choices("qark", on=today)
        },
        total=sum(qarks.values()),
    )


def mine_to_keep(course: Course, actor: Actor) -> bool:
    """Whether the reader may take this course out of the catalogue."""
    return keeps(course, actor)


def _on_offer(today: date) -> CourseQuerySet:
    return Course.objects.all().on_offer(today)


@worded_once
def _looked_for(today: date, qark: str, trade: str, provider: str) -> CourseQuerySet:
    rows = _on_offer(today)
    if qark:
        rows = rows.in_qark(qark)
    if trade:
        rows = rows.teaching(trade)
    if provider:
        rows = rows.given_by(provider)
    return rows.select_related("unit").by_place()[:MOST]


def _number_by(today: date, column: str) -> dict[str, int]:
    return {str(line[column]): int(line["number"]) for line in _counted(today, column)}


@worded_once
def _counted(today: date, column: str) -> QuerySet[Course, dict[str, Any]]:
    lines: QuerySet[Course, dict[str, Any]] = _on_offer(today).order_by().values(column)
    return lines.annotate(number=Count("id"))
