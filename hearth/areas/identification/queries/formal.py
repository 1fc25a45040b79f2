"""The formal procedure, for whoever may open the services; its words for whoever may the story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hearth.areas.identification.models import (
    FormalDecision,
    FormalIdentification,
    FormalInterview,
    FormalOfficer,
)
from hearth.areas.identification.rules.interview import Seat
from hearth.areas.identification.words import SEATS
from hearth.casework.cases.models import Case, Consent
from hearth.foundation.access.actor import Actor


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
    procedures = FormalIdentification.objects.visible_to(actor, one_by_one=True).filter(case=case)
    row = procedures.select_related("unit", "by", "requested").latest_first().first()
    if row is None:
        return None
    decisions = FormalDecision.objects.visible_to(actor, one_by_one=True).filter(procedure=row.pk)
    return Procedure(
        row=row,
        consent_holds=Consent.objects.visible_to(actor, one_by_one=True)
        .filter(pk=row.consent_id)
        .in_force(actor.at)
        .exists(),
        sittings=tuple(_sittings(row.pk, actor)),
        decision=decisions.select_related("decision").order_by("-decision__rung").first(),
    )


def _sittings(procedure: UUID, actor: Actor) -> list[Sitting]:
    interviews = list(
        FormalInterview.objects.visible_to(actor, one_by_one=True)
        .filter(procedure=procedure)
        .order_by("-held__rung")
    )
    officers = FormalOfficer.objects.visible_to(actor, one_by_one=True).filter(
        interview__in=interviews
    )
    seated: dict[UUID, list[FormalOfficer]] = {}
    for officer in officers.select_related("user"):
        seated.setdefault(officer.interview_id, []).append(officer)
    order = [seat.value for seat in Seat]
    return [
        Sitting(
            interview,
            tuple(sorted(seated.get(interview.pk, []), key=lambda one: order.index(one.seat))),
        )
        for interview in interviews
    ]


def _named(officer: FormalOfficer) -> str:
    who = officer.user.full_name if officer.user else str(officer.name)
    rank = f", {officer.rank}" if officer.rank else ""
    return f"{SEATS[Seat(officer.seat)]}: {who}{rank}"
