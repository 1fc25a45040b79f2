"""Judge needs and risk, with reasons; make the safety plan. Each saving is another version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone

from hearth.areas.plan.actions.dates import set_date
from hearth.areas.plan.actions.draw import WrittenMeanwhile
from hearth.areas.plan.happened import Happened
from hearth.areas.plan.models import (
    DomainRating,
    HealthNeed,
    NeedsAssessment,
    RiskAssessment,
    RiskReason,
    SafetyPlan,
    SelfHarmRisk,
)
from hearth.areas.plan.policy import plan_policy
from hearth.areas.plan.rules.dates import Kind, judged_again
from hearth.casework.cases.models import Case
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.vocabularies.choices import of_list


class NothingJudged(Exception):
    """An assessment without a single need or rating, or a risk without measures."""


@dataclass(frozen=True)
class Needs:
    """What is needed, by domain, and how each domain stands: 1 in crisis, 5 steady."""

    held_on: date
    words: Mapping[str, str] = field(default_factory=dict)
    ratings: Mapping[str, int] = field(default_factory=dict)
    health: str = ""


@dataclass(frozen=True)
class Risk:
    """A level by judgement, the signs, what is done, and when it is judged again."""

    held_on: date
    level: str
    measures: str
    signs: tuple[str, ...] = ()
    reasons: str = ""
    self_harm: str = ""
    next_on: date | None = None


@dataclass(frozen=True)
class Safety:
    """What to do when it becomes dangerous, in the person's own words."""

    words: Mapping[str, str]
    tried: bool = False


@deed
def assess_needs(case: Case, needs: Needs, *, seen: int, by: Actor) -> NeedsAssessment:
    insist_on_work(case.dossier_id, by=by)
    if not (any(needs.words.values()) or needs.ratings or needs.health):
        raise NothingJudged
    assessment = NeedsAssessment(
        dossier_id=case.dossier_id, case=case, version=seen + 1, held_on=needs.held_on,
        words={domain: said for domain, said in needs.words.items() if said},
        unit=by.unit, by=by.user, at=by.at,
    )  # fmt: skip
    _first(assessment)
    if needs.health:
        HealthNeed(
            dossier_id=case.dossier_id, needs=assessment, words=needs.health, by=by.user, at=by.at
        ).save(force_insert=True)
    DomainRating.objects.bulk_create(
        DomainRating(
            dossier_id=case.dossier_id, case=case, domain_id=domain, rating=rating,
            on=needs.held_on, needs=assessment, at=by.at,
        )
        for domain, rating in needs.ratings.items()
    )  # fmt: skip
    record(Happened.NEEDS_ASSESSED, case.dossier_id, by=by, which=assessment.pk)
    return assessment


@deed
def assess_risk(case: Case, risk: Risk, *, seen: int, by: Actor) -> RiskAssessment:
    """The next judgement is never later than the policy page allows for this level."""
    insist_on_work(case.dossier_id, by=by)
    if not risk.measures:
        raise NothingJudged
    days = plan_policy().risk_days[risk.level]
    assessment = RiskAssessment(
        dossier_id=case.dossier_id, case=case, version=seen + 1, held_on=risk.held_on,
        level_id=risk.level, measures=risk.measures,
        signs=of_list(risk.signs, "risk-sign", on=timezone.localdate(by.at)),
        next_on=judged_again(risk.held_on, days, risk.next_on),
        unit=by.unit, by=by.user, at=by.at,
    )  # fmt: skip
    _first(assessment)
    common = {"dossier_id": case.dossier_id, "by": by.user, "at": by.at}
    if risk.reasons:
        RiskReason(
            case=case, version=assessment.version, words=risk.reasons, **common
        ).save(force_insert=True)  # fmt: skip
    if risk.self_harm:
        SelfHarmRisk(risk=assessment, words=risk.self_harm, **common).save(force_insert=True)
    set_date(case, Kind.RISK, assessment.next_on, by=by)
    record(Happened.RISK_ASSESSED, case.dossier_id, by=by, which=assessment.pk, level=risk.level)
    return assessment


@deed
def make_safe(case: Case, safety: Safety, *, seen: int, by: Actor) -> SafetyPlan:
    """The safety plan, made together. The newest counts."""
    insist_on_work(case.dossier_id, by=by)
    said = {question: words for question, words in safety.words.items() if words}
    if not said:
        raise NothingJudged
    plan = SafetyPlan(
        dossier_id=case.dossier_id, case=case, version=seen + 1,
        on=timezone.localdate(by.at), words=said, tried=safety.tried,
        unit=by.unit, by=by.user, at=by.at,
    )  # fmt: skip
    _first(plan)
    record(Happened.SAFETY_PLANNED, case.dossier_id, by=by, which=plan.pk, version=plan.version)
    return plan


def _first(row: Model) -> None:
    """Of two versions with one number, the first counts."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise WrittenMeanwhile from None
