"""What was done outside, counted over a period: no row is read to anybody, only its figures.

The director opens no mobile unit's book and yet answers for it, so the house counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Sum

from hearth.areas.outreach.models import (
    Attendance,
    Campaign,
    Contact,
    HouseToHouseStep,
    InformationSession,
    KnowledgeCheck,
    Shift,
    Visit,
)
from hearth.areas.outreach.rules.steps import Step
from hearth.casework.cases.models import Case
from hearth.casework.referrals.models import Referral
from hearth.casework.referrals.rules import State

COUNTED = "what was done outside is counted, without a row being read"


@dataclass(frozen=True)
class Span:
    """Which units, from which day to which, both included."""

    units: frozenset[UUID]
    first: date
    last: date

    def of(self, model: Any) -> Any:
        rows = model.objects.unscoped(because=COUNTED).of_units(self.units)
        return rows.between(self.first, self.last)


@dataclass(frozen=True)
class Knew:
    """One question over all sessions of a span."""

    question: str
    asked: int
    before: int
    after: int


def shifts(span: Span) -> int:
    return int(span.of(Shift).count())


def by(span: Span, model: Any, field: str, what: str = "") -> Mapping[str, int]:
    """How many rows, or how much of a column, by the codes of one of its terms."""
    measure = Sum(what) if what else Count("id")
    rows = span.of(model).order_by().values(field).annotate(together=measure)
    return {row[field]: row["together"] for row in rows if row["together"]}


def risks(span: Span) -> Mapping[str, int]:
    """At how many visits and contacts a situation was seen."""
    seen: Counter[str] = Counter()
    for model in (Visit, Contact):
        for noticed in span.of(model).values_list("risks", flat=True):
            seen.update(noticed)
    return seen


def materials(span: Span) -> int:
    given = (Visit, Contact, InformationSession, Campaign)
    return sum(span.of(model).aggregate(n=Sum("materials_given"))["n"] or 0 for model in given)


def present(span: Span) -> Mapping[tuple[str, str], int]:
    """Who was at the sessions, by sex and age."""
    rows = _of_sessions(Attendance, span).order_by().values("sex_id", "age_band_id")
    return {(r["sex_id"], r["age_band_id"]): r["n"] for r in rows.annotate(n=Sum("number"))}


def knew(span: Span) -> list[Knew]:
    rows = (
        _of_sessions(KnowledgeCheck, span)
        .order_by("question_id")
        .values("question_id")
        .annotate(a=Sum("asked"), b=Sum("knew_before"), c=Sum("knew_after"))
    )
    return [Knew(row["question_id"], row["a"], row["b"], row["c"]) for row in rows]


def people_by_month(span: Span) -> Mapping[tuple[int, int], int]:
    rows = span.of(InformationSession).values_list("counted_on", "present")
    months: Counter[tuple[int, int]] = Counter()
    for day, number in rows:
        months[day.year, day.month] += number
    return months


def homes(span: Span) -> tuple[int, int]:
    """Homes visited by the house-to-house programmes, and people spoken with there."""
    steps = HouseToHouseStep.objects.unscoped(because=COUNTED).filter(
        programme__unit__in=span.units, on__gte=span.first, on__lte=span.last, step=Step.VISITS
    )
    sums = steps.aggregate(homes=Sum("number"), people=Sum("people"))
    return sums["homes"] or 0, sums["people"] or 0


def total(span: Span, model: Any, column: str) -> int:
    return span.of(model).aggregate(n=Sum(column))["n"] or 0


def reported(span: Span) -> Mapping[UUID, int]:
    """Cases each unit opened."""
    rows = Case.objects.unscoped(because=COUNTED).filter(
        unit__in=span.units, opened_at__date__gte=span.first, opened_at__date__lte=span.last
    )
    return dict(rows.order_by().values_list("unit_id").annotate(n=Count("id")))


def referred(span: Span) -> int:
    rows = Referral.objects.unscoped(because=COUNTED).filter(
        sender__in=span.units, sent_at__date__gte=span.first, sent_at__date__lte=span.last
    )
    return int(rows.exclude(state=State.DRAFT).count())


def reach_by_qark(span: Span) -> Mapping[str, int]:
    """People at sessions and in conversations, by the qark of the place."""
    met: Counter[str] = Counter()
    for model, what in ((InformationSession, "present"), (Contact, ""), (Visit, "people_met")):
        measure = Sum(what) if what else Count("id")
        rows = span.of(model).order_by().values(qark=F("municipality__parent_id"))
        for row in rows.annotate(n=measure):
            met[row["qark"].removeprefix("qark/iso:")] += row["n"] or 0
    return met


def _of_sessions(model: Any, span: Span) -> Any:
    return model.objects.unscoped(because=COUNTED).filter(
        session__unit__in=span.units,
        session__counted_on__gte=span.first,
        session__counted_on__lte=span.last,
    )
