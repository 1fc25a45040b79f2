"""What of all plans is due to whom: the rows of Today, and the people one accompanies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from hearth.areas.plan.models import Deadline
from hearth.areas.plan.models.deadline import DeadlineQuerySet
from hearth.areas.plan.rules.dates import Kind
from hearth.areas.plan.words import due_name
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for

MOST = 100
PAGE = 25
END_OF_DAY = time(23, 59)


@dataclass(frozen=True)
class Due:
    """One line of somebody's day. The act is one press away from being written down."""

    pk: UUID
    row: Deadline
    kind: Kind
    number: str
    due_at: datetime

    def what(self) -> str:
        """Unsealed only where it is shown."""
        return str(self.row.action.what) if self.row.action else due_name(self.kind)

    def address(self) -> str:
        return _address(self.row, self.kind)


class Show(StrEnum):
    MINE = "mine"
    UNIT = "unit"


@dataclass(frozen=True)
class Followed:
    """Somebody we accompany, and when the next meeting is due."""

    pk: UUID
    case: UUID
    number: str
    on: date
    late: bool
    keeper: str
    mine: bool


@dataclass(frozen=True)
class FollowedPage:
    """The people by next meeting, and where the next page begins; empty where there is none."""

    show: Show
    lines: tuple[Followed, ...]
    older: str = ""


def due_for(actor: Actor, *, within: timedelta, most: int = MOST) -> list[Due]:
    """In one question: the days of every plan that stand on this colleague's Today.

    So many of those that are late, and so many of those to come: a long list of what was left
    undone does not push away what today asks.
    """
    today, last = timezone.localdate(actor.at), timezone.localdate(actor.at + within)
    return [_due(row) for row in _late_and_coming(actor, today, last, most)]


@asked_for
def _late_and_coming(actor: Actor, today: date, last: date, most: int) -> DeadlineQuerySet:
    rows = _kept_by(actor).select_related("case", "action").soonest_first()
    late, coming = rows.before(today)[:most], rows.since(today).until(last)[:most]
    return late.union(coming, all=True)


def followed_by(actor: Actor, *, most: int) -> list[Followed]:
    """The people whose next meeting this colleague keeps, the soonest first."""
    return [_followed(row, actor) for row in _next_visits(actor, most)]


@asked_for
def _next_visits(actor: Actor, most: int) -> DeadlineQuerySet:
    rows = _kept_by(actor).of_kind(Kind.VISIT)
    return rows.select_related("case", "keeper").soonest_first()[:most]


def followed_page(actor: Actor, *, show: Show, after: tuple[date, UUID] | None) -> FollowedPage:
    """By keyset: a page begins behind the last line of the one before. Nothing is counted."""
    found = _listed(actor, show, *(after or (None, None)))
    lines = tuple(_followed(row, actor) for row in found[:PAGE])
    more = len(found) > PAGE
    return FollowedPage(show, lines, f"{lines[-1].on}.{lines[-1].pk.hex}" if more else "")


@asked_for
def _listed(actor: Actor, show: Show, day: date | None, pk: UUID | None) -> DeadlineQuerySet:
    rows = _open(Deadline.objects.visible_to(actor)).of_kind(Kind.VISIT)
    mine = show is Show.MINE
    rows = rows.for_user(actor.user) if mine else rows.filter(unit__in=actor.unit_ids)
    if day is not None and pk is not None:
        rows = rows.behind(day, pk)
    return rows.select_related("case", "keeper").soonest_first()[: PAGE + 1]


def read_cursor(written: str) -> tuple[date, UUID] | None:
    """From an address; what is not a cursor is none, and the list begins at its beginning."""
    day, _dot, key = written.partition(".")
    try:
        return date.fromisoformat(day), UUID(key)
    except ValueError:
        return None


def _kept_by(actor: Actor) -> DeadlineQuerySet:
    """Along the index of exactly this order: few are read, however many wait."""
    return _open(Deadline.objects.visible_to(actor, one_by_one=True).for_user(actor.user))


def _open(rows: DeadlineQuerySet) -> DeadlineQuerySet:
    """Of a closed case nothing is due, however it was closed."""
    return rows.waiting().filter(case__closed_at__isnull=True)


def _due(row: Deadline) -> Due:
    kind = Kind(row.kind)
    return Due(
        pk=row.pk,
        row=row,
        kind=kind,
        number=row.case.number,
        due_at=timezone.make_aware(datetime.combine(row.on, END_OF_DAY)),
    )


def _address(row: Deadline, kind: Kind) -> str:
    if kind is Kind.ACTION:
        return reverse("plan:action-services", args=[row.action_id])
    page = {Kind.VISIT: "follow-ups", Kind.REVIEW: "drawing", Kind.RISK: "risk"}[kind]
    return reverse(f"plan:{page}", args=[row.case_id])


def _followed(row: Deadline, actor: Actor) -> Followed:
    return Followed(
        pk=row.pk,
        case=row.case_id,
        number=row.case.number,
        on=row.on,
        late=row.on < timezone.localdate(actor.at),
        keeper=row.keeper.short_name,
        mine=row.keeper_id == actor.user.pk,
    )
