"""Work: one person's, what is to be asked today, and how much of it was kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils import timezone

from hearth.areas.livelihood.models import (
    DailyPlace,
    KeepingCheck,
    Placement,
    PlacementEnd,
    WorkWish,
)
from hearth.areas.livelihood.models.wish import WorkWishQuerySet
from hearth.areas.livelihood.models.work import KeepingCheckQuerySet, PlacementQuerySet
from hearth.areas.livelihood.rules import CHECKED_AFTER, Answered, Mark, counts_as_kept, mark
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for

COMING = timedelta(days=7)
END_OF_WORK = time(16, 0)
MOST = 100
BEGINS, MONTH = 2, 8  # percent: where the picture of a year begins, how wide a month is in it
GLYPHS = {
    Mark.COMING: "wait",
    Mark.DUE: "due",
    Mark.LATE: "late",
    Mark.ENDED: "none",
    Mark.SAME: "good",
    Mark.OTHER: "good",
    Mark.NO: "no",
    Mark.NOT_REACHED: "shut",
}


@dataclass(frozen=True)
class Checked:
    """One of the three marks: when, and how it stands."""

    row: KeepingCheck
    mark: Mark

    @property
    def glyph(self) -> str:
        return GLYPHS[self.mark]

    @property
    def may_be_answered(self) -> bool:
        return self.mark in (Mark.DUE, Mark.LATE)


@dataclass(frozen=True)
class Stop:
    """One mark on the picture of a year at work. `x`: how far along it stands."""

    x: str
    months: int
    mark: Mark

    @property
    def kept(self) -> bool:
        return self.mark in (Mark.SAME, Mark.OTHER)

    @property
    def lost(self) -> bool:
        return self.mark is Mark.NO

    @property
    def unknown(self) -> bool:
        return self.mark is Mark.NOT_REACHED

    @property
    def to_come(self) -> bool:
        return not (self.kept or self.lost or self.unknown)


@dataclass(frozen=True)
class Work:
    """One placement with its marks; where it is, only for whoever opens the whereabouts."""

    row: Placement
    checks: tuple[Checked, ...]
    end: PlacementEnd | None
    where: str

    @property
    def stops(self) -> list[Stop]:
        """The three checks along a year; the table beside the picture says the same."""
        return [Stop(_along(one.row.months), one.row.months, one.mark) for one in self.checks]

    @property
    def kept_until(self) -> str:
        """How far the drawn line goes: to the last check that found them at work."""
        return next((stop.x for stop in reversed(self.stops) if stop.kept), _along(0))


@dataclass(frozen=True)
class DueCheck:
    """A check for the day's list."""

    pk: UUID
    months: int
    number: str
    due_at: datetime


@dataclass(frozen=True)
class Kept:
    """After so many months: how many were asked, how many had work."""

    months: int
    asked: int
    working: int


def wish_of(case: Case, actor: Actor) -> WorkWish | None:
    """The version that counts."""
    return next(iter(_newest_wish(actor, case.pk)), None)


@asked_for
def _newest_wish(actor: Actor, case: UUID) -> WorkWishQuerySet:
    rows = WorkWish.objects.visible_to(actor, one_by_one=True).filter(case=case)
    return rows.select_related("by").latest_first()[:1]


def work_of(case: Case, actor: Actor) -> list[Work]:
    """Newest first, in four queries however many there are."""
    placements = _placements(actor, case.pk)
    if not placements:
        return []
    today = timezone.localdate(actor.at)
    ids = [row.pk for row in placements]
    checks: dict[UUID, list[Checked]] = {}
    for row in _checks(actor, ids):
        state = mark(Answered(row.due_on, row.kept_id, row.ended), today)
        checks.setdefault(row.placement_id, []).append(Checked(row, state))
    ends = {end.placement_id: end for end in _ends(actor, ids)}
    where = places_of("placement", ids, actor)
    return [
        Work(row, tuple(checks.get(row.pk, ())), ends.get(row.pk), where.get(row.pk, ""))
        for row in placements
    ]


@asked_for
def _placements(actor: Actor, case: UUID) -> PlacementQuerySet:
    rows = Placement.objects.visible_to(actor, one_by_one=True)
    return rows.filter(case=case).newest_first()


@asked_for
def _checks(actor: Actor, placements: list[UUID]) -> KeepingCheckQuerySet:
    waiting = KeepingCheck.objects.visible_to(actor, one_by_one=True)
    return waiting.filter(placement__in=placements).select_related("by").order_by("months")


@asked_for
def _ends(actor: Actor, placements: list[UUID]) -> QuerySet[PlacementEnd]:
    rows: QuerySet[PlacementEnd] = PlacementEnd.objects.visible_to(actor, one_by_one=True)
    return rows.filter(placement__in=placements)


def places_of(key: str, rows: list[UUID], actor: Actor) -> Mapping[UUID, str]:
    """Where work or school is, for whoever opens the whereabouts; nothing for everybody else."""
    return {getattr(place, f"{key}_id"): str(place.name) for place in _places(actor, key, rows)}


@asked_for
def _places(actor: Actor, key: str, of: list[UUID]) -> QuerySet[DailyPlace]:
    rows: QuerySet[DailyPlace] = DailyPlace.objects.visible_to(actor, one_by_one=True)
    return rows.filter(**{f"{key}__in": of})


def due_on_today(actor: Actor, *, most: int = MOST) -> list[DueCheck]:
    """What the actor's units are to ask within a week, so many late and so many to come."""
    today = timezone.localdate(actor.at)
    return [
        DueCheck(row.pk, row.months, row.case.number, _by_evening(row.due_on))
        for row in _late_and_coming(actor, today, most)
    ]


@asked_for
def _late_and_coming(actor: Actor, today: date, most: int) -> QuerySet[KeepingCheck]:
    rows = (
        KeepingCheck.objects.visible_to(actor, one_by_one=True)
        .unanswered()
        .filter(unit__in=actor.unit_ids, case__closed_at__isnull=True)
        .select_related("case")
        .soonest_first()
    )
    late, coming = rows.due_before(today), rows.due_since(today).due_before(today + COMING)
    return late[:most].union(coming[:most], all=True)


def kept_so_far(actor: Actor) -> tuple[Kept, ...]:
    """Over all placements the reader may open; whoever was not reached is not counted as asked."""
    asked = dict.fromkeys(CHECKED_AFTER, 0)
    working = dict.fromkeys(CHECKED_AFTER, 0)
    for line in _answers_counted(actor):
        asked[line["months"]] += line["number"]
        if counts_as_kept(line["kept"]):
            working[line["months"]] += line["number"]
    return tuple(Kept(months, asked[months], working[months]) for months in CHECKED_AFTER)


@asked_for
def _answers_counted(actor: Actor) -> QuerySet[KeepingCheck, dict[str, Any]]:
    rows: QuerySet[Any] = KeepingCheck.objects.visible_to(actor).filter(kept__isnull=False)
    lines: QuerySet[KeepingCheck, dict[str, Any]]
    lines = rows.exclude(kept="kept/not-reached").order_by().values("months", "kept")
    return lines.annotate(number=Count("id"))


def _along(months: int) -> str:
    return f"{BEGINS + MONTH * months}%"


def _by_evening(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, END_OF_WORK))
