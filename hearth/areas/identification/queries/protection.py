"""The reflection period, charges against her, decisions made abroad."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from hearth.areas.identification.models import (
    ForeignDecision,
    NonPunishment,
    NonPunishmentStep,
    Reflection,
)
from hearth.areas.identification.models.non_punishment import NonPunishmentStepQuerySet
from hearth.areas.identification.models.reflection import ReflectionQuerySet
from hearth.areas.identification.policy import reflection_limit
from hearth.areas.identification.rules.reflection import days_left, ends_soon
from hearth.casework.cases.models import Case, TeamMember
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for

A_WEEK = timedelta(days=7)
MOST = 50


@dataclass(frozen=True)
class Period:
    """The period in force, measured on the reader's day."""

    row: Reflection
    today: date

    @property
    def days_left(self) -> int:
        return days_left(self.row.ends_on, self.today)

    @property
    def over(self) -> bool:
        return self.today >= self.row.ends_on

    @property
    def soon(self) -> bool:
        return ends_soon(self.row.ends_on, self.today, reflection_limit().warn_days)

    @property
    def since(self) -> datetime:
        return _midnight(self.row.begins_on)

    @property
    def until(self) -> datetime:
        return _midnight(self.row.ends_on)


@dataclass(frozen=True)
class Charge:
    """A charge, and how the request stands."""

    row: NonPunishment
    steps: tuple[NonPunishmentStep, ...]

    @property
    def newest(self) -> NonPunishmentStep:
        return self.steps[-1]

    @property
    def words(self) -> Mapping[str, Any]:
        return self.row.words or {}


def reflection_of(case: Case, actor: Actor) -> Period | None:
    """The version that counts, for whoever may open the services."""
    today = timezone.localdate(actor.at)
    return next((Period(row, today) for row in _newest_period(actor, case.pk)), None)


@asked_for
def _newest_period(actor: Actor, case: UUID) -> ReflectionQuerySet:
    rows = Reflection.objects.visible_to(actor, one_by_one=True).filter(case=case)
    return rows.select_related("unit").latest_first()[:1]


def periods_ending(actor: Actor) -> list[Reflection]:
    """Periods that end soon, or ended within a week, in open cases the actor works on.

    "Soon" is the policy page's `warn_days`. Whose case it is: the unit it stands in the name of,
    and the people on its team; not everybody to whom the services are open.
    """
    today = timezone.localdate(actor.at)
    soon = today + timedelta(days=reflection_limit().warn_days)
    return _ending(actor, today, soon)


@asked_for
def _ending(actor: Actor, today: date, soon: date) -> QuerySet[Reflection]:
    periods = Reflection.objects.visible_to(actor, one_by_one=True)
    newer = periods.filter(case=OuterRef("case"), version__gt=OuterRef("version"))
    team = TeamMember.objects.visible_to(actor, one_by_one=True).still_there()
    on_it = team.filter(user=actor.user, case=OuterRef("case"))
    rows = periods.filter(Q(case__unit__in=actor.unit_ids) | Exists(on_it), ~Exists(newer))
    rows = rows.filter(case__closed_at__isnull=True, ends_on__gte=today - A_WEEK, ends_on__lte=soon)
    return rows.select_related("case").order_by("ends_on", "id")[:MOST]


def charges_of(case: Case, actor: Actor) -> list[Charge]:
    """Newest first, for whoever may open the legal drawer."""
    charges = _charges(actor, case.pk)
    if not charges:
        return []
    steps: dict[UUID, list[NonPunishmentStep]] = {}
    for step in _steps(actor, [charge.pk for charge in charges]):
        steps.setdefault(step.charge_id, []).append(step)
    return [Charge(charge, tuple(steps[charge.pk])) for charge in charges]


def foreign_decisions_of(case: Case, actor: Actor) -> list[ForeignDecision]:
    return _foreign_decisions(actor, case.pk)


@asked_for
def _charges(actor: Actor, case: UUID) -> QuerySet[NonPunishment]:
    rows: QuerySet[NonPunishment] = NonPunishment.objects.visible_to(actor, one_by_one=True)
    return rows.filter(case=case).select_related("by").order_by("-at", "-id")


@asked_for
def _steps(actor: Actor, charges: list[UUID]) -> NonPunishmentStepQuerySet:
    rows = NonPunishmentStep.objects.visible_to(actor, one_by_one=True)
    return rows.filter(charge__in=charges).select_related("by").in_order()


@asked_for
def _foreign_decisions(actor: Actor, case: UUID) -> QuerySet[ForeignDecision]:
    rows: QuerySet[ForeignDecision] = ForeignDecision.objects.visible_to(actor, one_by_one=True)
    return rows.filter(case=case).order_by("-at", "-id")


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
