"""What was given and what could not be had; which planned actions a service could serve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from hearth.areas.plan.models import PlannedAction, ServiceDelivery, UnmetNeed
from hearth.areas.plan.queries.plan import newest_plan
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor

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
    rows = ServiceDelivery.objects.visible_to(actor, one_by_one=True).filter(case=case)
    newest = rows.select_related("provider", "action", "by")
    lines = list(newest.order_by("-on", "-id")[: most + 1])
    told = _counted(lines) if len(lines) <= most else _summed(rows)
    needs = UnmetNeed.objects.visible_to(actor, one_by_one=True).filter(case=case)
    unmet = list(needs.order_by("since", "id")[:MOST])
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


def _summed(rows: Any) -> dict[str, Any]:
    return dict(rows.aggregate(count=Count("id"), lek=Sum("lek"), planned=Count("action")))


def served_by(case: Case, actor: Actor) -> dict[str, PlannedAction]:
    """The open actions of the newest plan, by key, in the order of the plan."""
    plan = newest_plan(case, actor)
    if plan is None:
        return {}
    rows = PlannedAction.objects.visible_to(actor, one_by_one=True).filter(plan=plan).open()
    return {str(row.pk): row for row in rows.in_order()}


def usual_funding(actor: Actor) -> str:
    """What paid for the last service this colleague wrote down: most often it pays again."""
    rows = ServiceDelivery.objects.visible_to(actor).filter(by=actor.user)
    last: str | None = rows.order_by("-at").values_list("funding", flat=True).first()
    return last or "funding-source/not-known"
