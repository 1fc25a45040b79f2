"""Where reports came from: for the unit that reports and its coordinator, with the report; for
everybody else a count.

That count never belongs to one session: figures are added up over a period, small ones are hidden,
and a meeting with few people is never named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from hearth.areas.outreach.models import Campaign, InformationSession, Origin, Visit
from hearth.areas.outreach.models.outside import OutsideQuerySet
from hearth.areas.outreach.policy import outreach_policy
from hearth.areas.outreach.rules.small import publishable, total
from hearth.casework.cases.models import Case, FirstContact
from hearth.casework.cases.models.case import CaseQuerySet
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.accounts.kinds import UnitKind
from hearth.foundation.accounts.models import Unit
from hearth.foundation.design.dates import on_day
from hearth.foundation.vocabularies.choices import name_of

COUNTED = "where reports came from is counted, without the case"
ASKS_BACK = timedelta(days=120)
FORTNIGHT = timedelta(days=14)
MOST = 30
LATEST = 8
OUTSIDE = (
    "signal-source/information-session",
    "signal-source/outreach-visit",
    "signal-source/school",
)


class Came(StrEnum):
    SESSION = "session"
    VISIT = "visit"
    CAMPAIGN = "campaign"
    SMALL = "small"


@dataclass(frozen=True)
class Candidate:
    """One of the unit's own meetings, in words that name nobody."""

    key: str
    words: str
    source: InformationSession | Visit | Campaign


@dataclass(frozen=True)
class Origins:
    """How many reports of a period came from what; None is hidden."""

    by_kind: Mapping[str, int | None]
    named: tuple[tuple[str, str], ...]  # large meetings from which reports came: what and when
    together: int | None


def candidates(actor: Actor) -> list[Candidate]:
    """What the reader's own unit did in the last months, newest first."""
    since = timezone.localdate(actor.at - ASKS_BACK)
    found: list[tuple[date, Candidate]] = []
    for kind, model, links in (
        (Came.SESSION, InformationSession, ("audience", "municipality")),
        (Came.VISIT, Visit, ("place", "municipality")),
        (Came.CAMPAIGN, Campaign, ("kind", "municipality")),
    ):
        found += [
            (row.counted_on, Candidate(f"{kind}:{row.pk}", _named(row), row))
            for row in _lately(actor, model, since, *links)
        ]
    return [each for _day, each in sorted(found, key=lambda pair: pair[0], reverse=True)[:MOST]]


@asked_for
def _lately(actor: Actor, model: Any, since: date, *links: str) -> QuerySet[Any]:
    rows: OutsideQuerySet = model.objects.visible_to(actor).of_units(actor.unit_ids)
    return rows.filter(counted_on__gte=since).select_related(*links).newest_first()[:MOST]


@dataclass(frozen=True)
class Traced:
    """One report and what it came from, in words that name nobody."""

    case: Case
    words: str
    at: datetime
    session: UUID | None  # which has a page of its own


def origin_of(case: Case, actor: Actor) -> Traced | None:
    """For the unit that wrote it down, and its coordinator; nothing for everybody else."""
    return next(iter(_traced(_of_case(actor, case.pk))), None)


def traced_by(unit: Unit, actor: Actor) -> list[Traced]:
    """The latest of a unit's reports of which the reader may know where they came from.

    Whoever may not open the unit's book has no words for what lies in it.
    """
    return _traced(_of_unit(actor, unit.pk))


def came_from(session: InformationSession, actor: Actor) -> int:
    """How many reports came from it, of those whose origin the reader may read with the report."""
    rows = Origin.objects.visible_to(actor).filter(session=session, corrected_at__isnull=True)
    return int(rows.count())


@asked_for
def _of_case(actor: Actor, case: UUID) -> QuerySet[Origin]:
    rows: QuerySet[Origin] = Origin.objects.visible_to(actor, one_by_one=True)
    return _latest_believed(rows.filter(case=case))


@asked_for
def _of_unit(actor: Actor, unit: UUID) -> QuerySet[Origin]:
    rows: QuerySet[Origin] = Origin.objects.visible_to(actor)
    return _latest_believed(rows.filter(unit=unit))


def _latest_believed(rows: QuerySet[Origin]) -> QuerySet[Origin]:
    return rows.filter(corrected_at__isnull=True).select_related(
        "case", "session__audience", "session__municipality", "visit__place",
        "visit__municipality", "campaign__kind", "campaign__municipality",
    ).order_by("-at", "id")[:LATEST]  # fmt: skip


def _traced(believed: list[Origin]) -> list[Traced]:
    known = [(row, row.session or row.visit or row.campaign) for row in believed]
    return [
        Traced(row.case, _named(source), row.at, row.session_id) for row, source in known if source
    ]


def unasked(actor: Actor) -> list[Case]:
    """What the reader reported outside in the last fortnight without saying where it came from."""
    if not any(post.unit.kind == UnitKind.MOBILE_UNIT for post in actor.posts):
        return []
    return _unasked(actor)


@asked_for
def _unasked(actor: Actor) -> CaseQuerySet:
    told = Origin.objects.visible_to(actor).values("case_id")
    heard = FirstContact.objects.visible_to(actor).filter(source__in=OUTSIDE).values("case_id")
    mine = Case.objects.visible_to(actor).filter(
        opened_by=actor.user, opened_at__gte=actor.at - FORTNIGHT, closed_at__isnull=True
    )
    return mine.filter(pk__in=heard).exclude(pk__in=told).oldest_first()[:MOST]


def origins(units: frozenset[UUID], first: date, last: date) -> Origins:
    """Counted on the day of the meeting. Nobody can go from a meeting to a case, or back."""
    policy = outreach_policy()
    rows = _counted(units, first, last)
    kinds = Counter(_kind(source, policy.smallest_audience) for source in rows)
    by_kind = publishable({kind.value: kinds[kind] for kind in Came}, policy.smallest_figure)
    large = [each for each in rows if _kind(each, policy.smallest_audience) is Came.SESSION]
    named = sorted({(_named(each), on_day(each.counted_on)) for each in large})
    return Origins(by_kind, tuple(named), total(kinds, policy.smallest_figure))


def _counted(units: frozenset[UUID], first: date, last: date) -> list[Any]:
    believed = Origin.objects.unscoped(because=COUNTED).filter(
        unit__in=units, corrected_at__isnull=True
    )
    found = believed.select_related(
        "session__audience", "session__municipality", "visit", "campaign"
    )
    sources = [row.session or row.visit or row.campaign for row in found]
    return [source for source in sources if first <= source.counted_on <= last]


def _kind(source: InformationSession | Visit | Campaign, smallest: int) -> Came:
    """A small session is not even counted as a session: it is one of the small meetings."""
    if isinstance(source, Campaign):
        return Came.CAMPAIGN
    if isinstance(source, InformationSession):
        return Came.SESSION if source.present >= smallest else Came.SMALL
    return Came.VISIT if source.people_met >= smallest else Came.SMALL


def _named(source: Any) -> str:
    if isinstance(source, InformationSession):
        what = name_of(source.audience_id)
    elif isinstance(source, Visit):
        what = name_of(source.place_id)
    else:
        what = name_of(source.kind_id)
    return _("%(what)s, %(where)s, %(day)s") % {
        "what": what,
        "where": name_of(source.municipality_id),
        "day": on_day(source.counted_on),
    }
