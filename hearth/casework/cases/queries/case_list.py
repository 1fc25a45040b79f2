"""The list of cases, newest first, page by page, without ever counting them.

Row-level security asks its question of every row it passes (about 20 microseconds each), and a
list passes thousands to show twenty-five. So the walk reads ids alone, as the house, by the
reader's own grants; the rows themselves are read for the reader, through both walls.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from hearth.casework.cases.models import Case, TeamMember
from hearth.casework.cases.models.case import CaseQuerySet
from hearth.casework.cases.rules import Cursor
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.design.dates import on_day
from hearth.foundation.vocabularies.choices import name_of

PAGE = 25
IDS_ONLY = "which cases come next in somebody's list: ids, by the reader's own grants"


class Show(StrEnum):
    OPEN = "open"
    MINE = "mine"
    CLOSED = "closed"
    ALL = "all"


@dataclass(frozen=True)
class Line:
    """A case as a line: number and coded facts, never who."""

    pk: UUID
    number: str
    episode_said: str
    person: str
    estimate_said: str
    qark: str
    lead: str  # of the team; the unit, as long as nobody leads
    opened_at: datetime
    closed_said: str


@dataclass(frozen=True)
class Page:
    """What is shown, and where the pages beside it begin; empty where there is none."""

    show: Show
    lines: tuple[Line, ...] = ()
    newer: str = ""
    older: str = ""

    @property
    def newer_address(self) -> str:
        return f"?show={self.show}&after={self.newer}" if self.newer else ""

    @property
    def older_address(self) -> str:
        return f"?show={self.show}&before={self.older}" if self.older else ""


def case_list(
    actor: Actor, *, show: Show, before: Cursor | None = None, after: Cursor | None = None
) -> Page:
    """A page of the cases open to this reader, always in the same number of questions."""
    if after is not None:
        found = _newer(actor, show, PAGE + 1, after.opened_at, after.pk)
        more_newer, more_older = len(found) > PAGE, True
    else:
        found = (
            _older(actor, show, PAGE + 1, before.opened_at, before.pk)
            if before
            else _newest(actor, show, PAGE + 1)
        )
        more_newer, more_older = before is not None, len(found) > PAGE
    cases = _rows(actor, found[:PAGE])
    if not cases:
        return Page(show)
    leads = {lead.case_id: lead.user.short_name for lead in _leads(actor, found[:PAGE])}
    return Page(
        show,
        tuple(_line(case, leads.get(case.pk, "")) for case in cases),
        newer=_cursor(cases[0]) if more_newer else "",
        older=_cursor(cases[-1]) if more_older else "",
    )


@asked_for
def _newest(actor: Actor, show: Show, most: int) -> QuerySet[Case, UUID]:
    return _ids(_walk(actor, show).newest_first(), most)


@asked_for
def _older(actor: Actor, show: Show, most: int, at: datetime, pk: UUID) -> QuerySet[Case, UUID]:
    return _ids(_walk(actor, show).before(at, pk).newest_first(), most)


@asked_for
def _newer(actor: Actor, show: Show, most: int, at: datetime, pk: UUID) -> QuerySet[Case, UUID]:
    return _ids(_walk(actor, show).after(at, pk).oldest_first(), most)


def _walk(actor: Actor, show: Show) -> CaseQuerySet:
    walk = _shown(Case.objects.unscoped(because=IDS_ONLY), show, actor)
    return walk.filter(Case.within_reach_of(actor))


def _shown(cases: CaseQuerySet, show: Show, actor: Actor) -> CaseQuerySet:
    match show:
        case Show.OPEN:
            return cases.still_open()
        case Show.CLOSED:
            return cases.closed()
        case Show.MINE:
            return cases.still_open().filter(_mine(actor))
    return cases


def _mine(actor: Actor) -> Q:
    """I am on the team; or I opened it and nobody leads it yet."""
    there = TeamMember.objects.filter(case=OuterRef("pk"), left_at__isnull=True)
    on_the_team, led = Exists(there.filter(user=actor.user)), Exists(there.filter(leads=True))
    return Q(on_the_team) | Q(~led, opened_by=actor.user)


def _ids(cases: CaseQuerySet, most: int) -> QuerySet[Case, UUID]:
    """One more than a page: whether there is another."""
    return cases.values_list("pk", flat=True)[:most]


@asked_for
def _rows(actor: Actor, ids: list[UUID]) -> CaseQuerySet:
    rows = Case.objects.visible_to(actor, one_by_one=True).filter(pk__in=ids)
    return rows.select_related("person", "unit").newest_first()


@asked_for
def _leads(actor: Actor, cases: list[UUID]) -> QuerySet[TeamMember]:
    members = TeamMember.objects.visible_to(actor, one_by_one=True).still_there()
    return members.filter(case__in=cases, leads=True).select_related("user")


def _line(case: Case, lead: str) -> Line:
    person = case.person
    later = _("episode %(n)s") % {"n": case.episode} if case.episode > 1 else ""
    closed = _("closed %(day)s") % {"day": on_day(case.closed_at)} if case.closed_at else ""
    return Line(
        pk=case.pk,
        number=case.number,
        episode_said=later,
        person=f"{name_of(person.sex_id)}, {name_of(person.age_band_id)}",
        estimate_said=_("(estimated)") if person.age_estimated else "",
        qark=name_of(f"qark/{case.qark}"),
        lead=lead or case.unit.name,
        opened_at=case.opened_at,
        closed_said=closed,
    )


def _cursor(case: Case) -> str:
    return str(Cursor(case.opened_at, case.pk))
