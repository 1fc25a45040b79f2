"""Write down that we met, or tried to; a visit looks at all seven domains. The next day is set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hearth.areas.plan.actions.dates import set_date
from hearth.areas.plan.happened import Happened
from hearth.areas.plan.models import DomainRating, FollowUp, VisitFinding
from hearth.areas.plan.queries.rhythm import next_meeting
from hearth.areas.plan.rules.contact import Answer
from hearth.areas.plan.rules.dates import Kind
from hearth.casework.cases.models import Case
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


class NotLater(Exception):
    """The next meeting comes after this one."""


@dataclass(frozen=True)
class Finding:
    """What a visit brought to light; for whoever opens the story."""

    exploiter_contact: Answer = Answer.NOT_ASKED
    trafficked_again: Answer = Answer.NOT_ASKED
    words: str = ""


@dataclass(frozen=True)
class Met:
    """The meeting. Without `next_on` the page of phases says when the next one is."""

    on: date
    mode: str = "contact-mode/phone"
    reached: bool = True
    words: str = ""
    next_on: date | None = None
    ratings: Mapping[str, int] = field(default_factory=dict)
    finding: Finding | None = None


@deed
def follow_up(case: Case, met: Met, *, by: Actor) -> FollowUp:
    """The meeting, its ratings and findings, and the day of the next, in one go."""
    insist_on_work(case.dossier_id, by=by)
    next_on = met.next_on or next_meeting(case, met.on, by)
    if next_on <= met.on:
        raise NotLater
    visit = FollowUp(
        dossier_id=case.dossier_id,
        case=case,
        on=met.on,
        mode_id=met.mode,
        reached=met.reached,
        words=met.words or None,
        next_on=next_on,
        unit=by.unit,
        by=by.user,
        at=by.at,
    )
    visit.save(force_insert=True)
    _rate(visit, met, by=by)
    if met.finding is not None:
        _find(visit, met.finding, by=by)
    set_date(case, Kind.VISIT, next_on, by=by)
    record(
        Happened.FOLLOWED_UP, case.dossier_id, by=by,
        which=visit.pk, reached=met.reached, domains=len(met.ratings),
    )  # fmt: skip
    return visit


def _rate(visit: FollowUp, met: Met, *, by: Actor) -> None:
    DomainRating.objects.bulk_create(
        DomainRating(
            dossier_id=visit.dossier_id, case_id=visit.case_id, domain_id=domain,
            rating=rating, on=met.on, visit=visit, at=by.at,
        )
        for domain, rating in met.ratings.items()
    )  # fmt: skip


def _find(visit: FollowUp, finding: Finding, *, by: Actor) -> None:
    VisitFinding(
        dossier_id=visit.dossier_id,
        visit=visit,
        exploiter_contact=finding.exploiter_contact.value,
        trafficked_again=finding.trafficked_again.value,
        words=finding.words or None,
        by=by.user,
        at=by.at,
    ).save(force_insert=True)
