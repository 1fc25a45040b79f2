"""The formal procedure, for whoever may open the services; its words for whoever may the story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from hearth.areas.identification.models import (
    FormalDecision,
    FormalIdentification,
    FormalInterview,
    FormalOfficer,
)
from hearth.areas.identification.models.formal import FormalIdentificationQuerySet
from hearth.areas.identification.rules.interview import Seat
from hearth.areas.identification.words import SEATS
from hearth.casework.cases.models import Case, Consent
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for


@dataclass(frozen=True)
class Sitting:
    """The joint interview and who sat there."""

    interview: FormalInterview
    officers: tuple[FormalOfficer, ...]

    @property
    def words(self) -> Mapping[str, Any]:
        return self.interview.words or {}

    @property
    def seated(self) -> list[str]:
        return [_named(officer) for officer in self.officers]


@dataclass(frozen=True)
class Procedure:
    """From her request to the paper in her hands, as far as it has come."""

    row: FormalIdentification
    consent_holds: bool
    sittings: tuple[Sitting, ...]
    decision: FormalDecision | None


def formal_of(case: Case, actor: Actor) -> Procedure | None:
    """The newest procedure of a case, in five questions at most."""
    row = next(iter(_newest(actor, case.pk)), None)
    if row is None:
        return None
    return Procedure(
        row=row,
        consent_holds=bool(_consent_in_force(actor, row.consent_id)),
        sittings=tuple(_sittings(row.pk, actor)),
        decision=next(iter(_newest_decision(actor, row.pk)), None),
    )


def _sittings(procedure: UUID, actor: Actor) -> list[Sitting]:
    interviews = _interviews(actor, procedure)
    seated: dict[UUID, list[FormalOfficer]] = {}
    for officer in _officers(actor, [interview.pk for interview in interviews]):
        seated.setdefault(officer.interview_id, []).append(officer)
    order = [seat.value for seat in Seat]
    return [
        Sitting(
            interview,
            tuple(sorted(seated.get(interview.pk, []), key=lambda one: order.index(one.seat))),
        )
        for interview in interviews
    ]


@asked_for
def _newest(actor: Actor, case: UUID) -> FormalIdentificationQuerySet:
    rows = FormalIdentification.objects.visible_to(actor, one_by_one=True).filter(case=case)
    return rows.select_related("unit", "by", "requested").latest_first()[:1]


@asked_for
def _consent_in_force(actor: Actor, consent: UUID) -> QuerySet[Consent, UUID]:
    consents = Consent.objects.visible_to(actor, one_by_one=True).filter(pk=consent)
    return consents.in_force(actor.at).values_list("pk", flat=True)[:1]


@asked_for
def _newest_decision(actor: Actor, procedure: UUID) -> QuerySet[FormalDecision]:
    rows: QuerySet[FormalDecision] = FormalDecision.objects.visible_to(actor, one_by_one=True)
    newest = rows.filter(procedure=procedure).order_by("-decision__rung")
    return newest.select_related("decision")[:1]


@asked_for
def _interviews(actor: Actor, procedure: UUID) -> QuerySet[FormalInterview]:
    rows: QuerySet[FormalInterview] = FormalInterview.objects.visible_to(actor, one_by_one=True)
    return rows.filter(procedure=procedure).order_by("-held__rung")


@asked_for
def _officers(actor: Actor, interviews: list[UUID]) -> QuerySet[FormalOfficer]:
    rows: QuerySet[FormalOfficer] = FormalOfficer.objects.visible_to(actor, one_by_one=True)
    return rows.filter(interview__in=interviews).select_related("user")


def _named(officer: FormalOfficer) -> str:
    who = officer.user.full_name if officer.user else str(officer.name)
    rank = f", {officer.rank}" if officer.rank else ""
    return f"{SEATS[Seat(officer.seat)]}: {who}{rank}"
