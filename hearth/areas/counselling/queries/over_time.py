"""The scored tools of one person over time: a picture each, once there are two scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from hearth.casework.cases.models import Case
from hearth.casework.instruments.models import HealthAnswers
from hearth.casework.instruments.queries import Trend, current, trends_of
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for


@dataclass(frozen=True)
class OverTime:
    """One tool, and the first of its scores: the whole, where it has parts."""

    key: str
    title: str
    trend: Trend


def tools_over_time(case: Case, actor: Actor) -> list[OverTime]:
    """One question where nothing was filled in twice; two more for each tool that was."""
    again = sorted(row["instrument__key"] for row in _filled_in_again(actor, case.dossier_id))
    found = [(key, trends_of(case, key, actor)) for key in again]
    return [OverTime(key, current(key).title, trends[0]) for key, trends in found if trends]


@asked_for
def _filled_in_again(actor: Actor, dossier: UUID) -> QuerySet[Any, Mapping[str, Any]]:
    rows = HealthAnswers.objects.visible_to(actor, one_by_one=True).filter(dossier=dossier)
    counted = rows.order_by().values("instrument__key").annotate(times=Count("id"))
    return counted.filter(times__gt=1)
