"""What was given and what could not be had; which planned actions a service could serve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext as _

from hearth.areas.plan.models import PlannedAction, ServiceDelivery, UnmetNeed
from hearth.areas.plan.models.plan import PlannedActionQuerySet
from hearth.areas.plan.queries.plan import newest_plan
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for

LATEST = 8
MOST = 200
NOT_PLANNED = "not-planned"


@dataclass(frozen=True)
class GivenLine:
    """One delivery as a line."""

    row: ServiceDelivery

    @property
    def serves(self) -> str:
        return str(self.row.action.what) if self.row.action else _("not planned")


@dataclass(frozen=True)
class Services:
    """The newest deliveries, all of them counted, and every need that is still unmet."""

    lines: tuple[GivenLine, ...]
    count: int
    lek: int
    not_planned: int
    unmet: tuple[UnmetNeed, ...]
    met: tuple[UnmetNeed, ...]

    @property
    def more(self) -> bool:
        return self.count > len(self.lines)


def services_of(case: Case, actor: Actor, *, most: int = LATEST) -> Services:
    """In two questions; in three where there are more than are shown."""
    lines = _newest(actor, case.pk, most + 1)
    told = _counted(lines) if len(lines) <= most else _summed(actor, case.pk)
    unmet = _unmet(actor, case.pk)
    return Services(
        lines=tuple(GivenLine(row) for row in lines[:most]),
        count=told["count"],
        lek=told["lek"] or 0,
        not_planned=told["count"] - told["planned"],
        unmet=tuple(need for need in unmet if need.met_on is None),
        met=tuple(need for need in unmet if need.met_on is not None),
    )


def _counted(rows: list[ServiceDelivery]) -> dict[str, int]:
    planned = sum(row.action_id is not None for row in rows)
    return {"count": len(rows), "lek": sum(row.lek or 0 for row in rows), "planned": planned}


def _summed(actor: Actor, case: UUID) -> dict[str, Any]:
    rows = ServiceDelivery.objects.visible_to(actor, one_by_one=True).filter(case=case)
    return dict(rows.aggregate(count=Count("id"), lek=Sum("lek"), planned=Count("action")))


def served_by(case: Case, actor: Actor) -> dict[str, PlannedAction]:
    """The open actions of the newest plan, by key, in the order of the plan."""
    plan = newest_plan(case, actor)
    if plan is None:
        return {}
    return {str(row.pk): row for row in _open(actor, plan.pk)}


def usual_funding(actor: Actor) -> str:
    """What paid for the last service this colleague wrote down: most often it pays again."""
    return next(iter(_last_funding(actor)), "") or "funding-source/not-known"


@asked_for
def _newest(actor: Actor, case: UUID, most: int) -> QuerySet[ServiceDelivery]:
    rows: QuerySet[ServiceDelivery] = ServiceDelivery.objects.visible_to(actor, one_by_one=True)
    newest = rows.filter(case=case).select_related("provider", "action", "by")
    return newest.order_by("-on", "-id")[:most]


@asked_for
def _unmet(actor: Actor, case: UUID) -> QuerySet[UnmetNeed]:
    needs: QuerySet[UnmetNeed] = UnmetNeed.objects.visible_to(actor, one_by_one=True)
    return needs.filter(case=case).order_by("since", "id")[:MOST]


@asked_for
def _open(actor: Actor, plan: UUID) -> PlannedActionQuerySet:
    rows = PlannedAction.objects.visible_to(actor, one_by_one=True).filter(plan=plan)
    return rows.open().in_order()


@asked_for
def _last_funding(actor: Actor) -> QuerySet[ServiceDelivery, str]:
    rows: QuerySet[ServiceDelivery] = ServiceDelivery.objects.visible_to(actor)
    mine = rows.filter(by=actor.user).order_by("-at")
    return mine.values_list("funding", flat=True)[:1]
