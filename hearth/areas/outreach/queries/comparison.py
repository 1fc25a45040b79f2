"""Units and regions beside each other over twelve months, and what it all came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from hearth.areas.outreach.models import Campaign, Contact, InformationSession, Visit
from hearth.areas.outreach.policy import OpeningBalance, outreach_policy
from hearth.areas.outreach.queries import counts
from hearth.areas.outreach.queries.counts import Span
from hearth.areas.outreach.queries.origins import Came, Origins, origins
from hearth.areas.outreach.queries.units import units_of
from hearth.areas.outreach.rules.small import publishable
from hearth.areas.outreach.words import before_and_after
from hearth.foundation.access.actor import Actor
from hearth.foundation.design.charts import Series
from hearth.foundation.vocabularies.choices import name_of

MONTHS = 12
Bars = list[tuple[str, int | None]]
CAME = (Came.SESSION, Came.VISIT, Came.CAMPAIGN, Came.SMALL)


@dataclass(frozen=True)
class Reach:
    """Who was reached, part by part; what was before stands apart, with its source."""

    balance: OpeningBalance
    sessions: int
    contacts: int
    homes: int
    campaigns: int  # never added up: mostly an estimate

    @property
    def since(self) -> int:
        return self.sessions + self.contacts + self.homes

    @property
    def together(self) -> int:
        return self.balance.reached + self.since


@dataclass(frozen=True)
class Comparison:
    """Everything the page of comparison shows."""

    first: date
    last: date
    people: Bars
    visits: Bars
    contacts: Bars
    reported: Bars
    qarks: Mapping[str, int]
    periods: tuple[str, ...]
    months: tuple[Series, ...]
    knew: Bars
    origins: Origins
    came: Bars
    reach: Reach

    @property
    def empty(self) -> bool:
        return not any(value for _name, value in (*self.people, *self.visits, *self.contacts))


def comparison(actor: Actor) -> Comparison:
    """The last twelve months, this one included."""
    today = timezone.localdate(actor.at)
    months = [_months_before(today, back) for back in range(MONTHS - 1, -1, -1)]
    units = units_of(actor)
    span = Span(frozenset(unit.pk for unit in units), date(*months[0], 1), today)
    names = {unit.pk: unit.name for unit in units}
    smallest = outreach_policy().smallest_figure
    reported = publishable({key: counts.reported(span).get(key, 0) for key in names}, smallest)
    by_month = counts.people_by_month(span)
    came = origins(span.units, span.first, span.last)
    return Comparison(
        first=span.first,
        last=today,
        people=_bars(names, counts.by(span, InformationSession, "unit_id", "present")),
        visits=_bars(names, counts.by(span, Visit, "unit_id")),
        contacts=_bars(names, counts.by(span, Contact, "unit_id")),
        reported=_bars(names, reported),
        qarks=counts.reach_by_qark(span),
        periods=tuple(f"{month:02}.{year}" for year, month in months),
        months=(Series(_("People at sessions"), [by_month.get(m, 0) for m in months]),),
        knew=knowledge(span),
        origins=came,
        came=[(_words(kind), came.by_kind[kind]) for kind in CAME],
        reach=_reach(span.units, today),
    )


def knowledge(span: Span) -> Bars:
    """How many of a hundred knew, before and after, question by question."""
    return [
        pair
        for each in counts.knew(span)
        for pair in before_and_after(name_of(each.question), each.before, each.after, each.asked)
    ]


def _reach(units: frozenset[UUID], today: date) -> Reach:
    balance = outreach_policy().opening_balance
    span = Span(units, balance.before, today)
    return Reach(
        balance,
        sessions=counts.total(span, InformationSession, "present"),
        contacts=span.of(Contact).count(),
        homes=counts.homes(span)[1],
        campaigns=counts.total(span, Campaign, "reached"),
    )


def _bars(names: Mapping[UUID, str], figures: Mapping[Any, int | None]) -> Bars:
    return [(name, figures.get(key, 0)) for key, name in names.items()]


def _words(kind: Came) -> str:
    return {
        Came.SESSION: _("An information session"),
        Came.VISIT: _("A visit"),
        Came.CAMPAIGN: _("A campaign"),
        Came.SMALL: _("A meeting with few people"),
    }[kind]


def _months_before(day: date, back: int) -> tuple[int, int]:
    months = day.year * 12 + day.month - 1 - back
    return months // 12, months % 12 + 1
