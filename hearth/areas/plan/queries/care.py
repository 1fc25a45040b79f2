"""Risk, safety, needs: the newest of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from hearth.areas.plan.models import (
    HealthNeed,
    NeedsAssessment,
    RiskAssessment,
    RiskReason,
    SafetyPlan,
    SelfHarmRisk,
)
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.vocabularies.choices import name_of


@dataclass(frozen=True)
class Danger:
    """The newest judgement of the risk and the newest safety plan; what few read, beside it."""

    risk: RiskAssessment | None
    reasons: str
    self_harm: str
    safety: SafetyPlan | None
    today: date

    @property
    def signs(self) -> list[str]:
        return [name_of(code) for code in self.risk.signs] if self.risk else []

    @property
    def glyph(self) -> str:
        high = ("risk-level/high", "risk-level/extreme")
        return "danger" if self.risk and self.risk.level_id in high else "going"

    @property
    def late(self) -> bool:
        return self.risk is not None and self.risk.next_on < self.today

    @property
    def words(self) -> Mapping[str, Any]:
        return (self.safety.words or {}) if self.safety else {}


def danger_of(case: Case, actor: Actor, *, today: date, story: bool, health: bool) -> Danger:
    """In two questions, and one more for each drawer that opens besides."""
    newest = next(iter(_risk(actor, case.pk)), None)
    reasons: list[RiskReason] = []
    self_harm: list[SelfHarmRisk] = []
    if newest is not None and story:
        reasons = _reasons(actor, case.pk, newest.version)
    if newest is not None and health:
        self_harm = _self_harm(actor, newest.pk)
    return Danger(
        risk=newest,
        reasons=str(reasons[0].words) if reasons else "",
        self_harm=str(self_harm[0].words) if self_harm else "",
        safety=next(iter(_safety(actor, case.pk)), None),
        today=today,
    )


def needs_of(
    case: Case, actor: Actor, *, health: bool
) -> tuple[NeedsAssessment | None, dict[str, str]]:
    """The newest assessment, and what is needed by domain, as far as the reader's drawers go."""
    newest = next(iter(_needs(actor, case.pk)), None)
    if newest is None:
        return None, {}
    words = dict(newest.words or {})
    if health:
        told = next(iter(_health_need(actor, newest.pk)), None)
        if told is not None:
            words["outcome-domain/health"] = str(told.words)
    return newest, words


@asked_for
def _risk(actor: Actor, case: UUID) -> QuerySet[RiskAssessment]:
    rows: QuerySet[RiskAssessment] = RiskAssessment.objects.visible_to(actor, one_by_one=True)
    return rows.filter(case=case).select_related("by").order_by("-version")[:1]


@asked_for
def _reasons(actor: Actor, case: UUID, version: int) -> QuerySet[RiskReason]:
    told: QuerySet[RiskReason] = RiskReason.objects.visible_to(actor, one_by_one=True)
    return told.filter(case=case, version=version).order_by("pk")[:1]


@asked_for
def _self_harm(actor: Actor, risk: UUID) -> QuerySet[SelfHarmRisk]:
    told: QuerySet[SelfHarmRisk] = SelfHarmRisk.objects.visible_to(actor, one_by_one=True)
    return told.filter(risk=risk).order_by("pk")[:1]


@asked_for
def _safety(actor: Actor, case: UUID) -> QuerySet[SafetyPlan]:
    rows: QuerySet[SafetyPlan] = SafetyPlan.objects.visible_to(actor, one_by_one=True)
    return rows.filter(case=case).order_by("-version")[:1]


@asked_for
def _needs(actor: Actor, case: UUID) -> QuerySet[NeedsAssessment]:
    rows: QuerySet[NeedsAssessment] = NeedsAssessment.objects.visible_to(actor, one_by_one=True)
    return rows.filter(case=case).select_related("by").order_by("-version")[:1]


@asked_for
def _health_need(actor: Actor, needs: UUID) -> QuerySet[HealthNeed]:
    told: QuerySet[HealthNeed] = HealthNeed.objects.visible_to(actor, one_by_one=True)
    return told.filter(needs=needs).order_by("pk")[:1]
