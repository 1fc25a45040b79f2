"""The seven domains over time: how each stood at first, how it stands now, and all between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from hearth.areas.plan.models import DomainRating
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.vocabularies.choices import choices

LEFT, STEP = 2, 24  # per cent of the width, from 1 to 5
COLUMNS = 6  # of the table: the first occasion and the newest five


@dataclass(frozen=True)
class OutcomeRow:
    """One domain of life: where it began and where it is."""

    domain: str
    first: int | None
    now: int | None
    cells: tuple[int | None, ...]

    @property
    def moved(self) -> bool:
        return self.first is not None and self.first != self.now

    @property
    def back(self) -> bool:
        return self.first is not None and self.now is not None and self.now < self.first

    @property
    def from_x(self) -> str:
        return _across(self.first)

    @property
    def to_x(self) -> str:
        return _across(self.now)


@dataclass(frozen=True)
class Outcomes:
    """The picture and its table are drawn from the same rows."""

    days: tuple[date, ...]
    rows: tuple[OutcomeRow, ...]

    @property
    def scale(self) -> list[tuple[int, str]]:
        return [(rating, _across(rating)) for rating in range(1, 6)]


def outcomes_of(case: Case, actor: Actor, *, today: date) -> Outcomes | None:
    """In one question. Nothing is added up: seven things are seven things."""
    rated: dict[str, dict[date, int]] = {}
    for domain, on, rating in _ratings(actor, case.pk):
        rated.setdefault(domain, {})[on] = rating
    if not rated:
        return None
    days = sorted({on for each in rated.values() for on in each})
    shown = days if len(days) <= COLUMNS else [days[0], *days[1 - COLUMNS :]]
    named = choices("outcome-domain", on=today)
    return Outcomes(
        tuple(shown), tuple(_row(name, rated.get(code, {}), shown) for code, name in named)
    )


@asked_for
def _ratings(actor: Actor, case: UUID) -> QuerySet[DomainRating, tuple[str, date, int]]:
    rows: QuerySet[DomainRating] = DomainRating.objects.visible_to(actor, one_by_one=True)
    ordered = rows.filter(case=case).order_by("on", "at")
    return ordered.values_list("domain", "on", "rating")


def _row(name: str, by_day: Mapping[date, int], shown: list[date]) -> OutcomeRow:
    days = sorted(by_day)
    return OutcomeRow(
        domain=name,
        first=by_day[days[0]] if days else None,
        now=by_day[days[-1]] if days else None,
        cells=tuple(by_day.get(day) for day in shown),
    )


def _across(rating: int | None) -> str:
    return f"{LEFT + STEP * ((rating or 1) - 1)}%"
