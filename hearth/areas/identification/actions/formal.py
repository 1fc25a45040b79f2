"""Formal identification: she asks, two officers hear her, the structure decides in writing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from hearth.areas.identification.actions.ladder import announce_rung, body_of, climb
from hearth.areas.identification.happened import Happened
from hearth.areas.identification.models import (
    FormalDecision,
    FormalIdentification,
    FormalInterview,
    FormalOfficer,
)
from hearth.areas.identification.rules.interview import Obstacle, Seat, Seated, Where, obstacles
from hearth.areas.identification.rules.ladder import Body, Decided, Status
from hearth.casework.cases.actions import Agreed, give_consent
from hearth.casework.cases.models import Case, Consent
from hearth.casework.people.queries.family import child_or_not
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import User
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed

CONSENT = "consent-purpose/formal-identification"


class NotYetFormal(Exception):
    """Something is missing before the interview counts as the formal one. `obstacles` says all."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        super().__init__(", ".join(obstacles))
        self.obstacles = tuple(obstacles)


@dataclass(frozen=True)
class Officer:
    """Who sat there: a colleague with an account, or a name and a rank on paper."""

    seat: Seat
    user: User | None = None
    name: str = ""
    rank: str = ""
    signed: bool = True

    @property
    def seated(self) -> Seated:
        who = self.user.full_name if self.user else self.name
        return Seated(self.seat, " ".join(who.split()), self.signed)


@dataclass(frozen=True)
class Held:
    """The joint interview, as it was held."""

    on: date
    where: Where
    officers: tuple[Officer, ...]
    interpreter: str | None = None
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What the structure decided, and when she had it in her hands."""

    status: Status
    on: date
    given_on: date | None = None
    language: str | None = None
    words: Mapping[str, str] = field(default_factory=dict)


@deed
def request_formal(
    case: Case, agreed: Agreed, *, on: date, seen: int, by: Actor
) -> FormalIdentification:
    """She asks for it, and agrees to what it means. Nobody else can ask in her place."""
    insist_on_work(case.dossier_id, by=by)
    with transaction.atomic():
        consent = give_consent(case, agreed, by=by)
        asked = Decided(Status.FORMAL_REQUESTED, body_of(by.unit), on)
        rung = climb(case, asked, seen=seen, by=by)
    procedure = FormalIdentification(
        dossier_id=case.dossier_id,
        case=case,
        requested=rung,
        consent=consent,
        unit=by.unit,
        by=by.user,
        at=by.at,
    )
    procedure.save(force_insert=True)
    announce_rung(Happened.FORMAL_REQUESTED, case, rung, by=by)
    return procedure


@deed
def hold_interview(
    procedure: FormalIdentification, held: Held, *, seen: int, by: Actor
) -> FormalInterview:
    """Write down that it was held. Without both officers, or without her consent, it was not."""
    case = procedure.case
    insist_on_work(case.dossier_id, by=by)
    child = child_or_not(case.person, by)
    missing = obstacles(
        [officer.seated for officer in held.officers],
        where=held.where,
        child=child,
        consented=_consent_holds(procedure, by),
    )
    if missing:
        raise NotYetFormal(missing)
    decided = Decided(Status.FORMAL_HELD, Body.FORMAL_STRUCTURE, held.on)
    rung = climb(case, decided, seen=seen, by=by)
    interview = FormalInterview(
        dossier_id=case.dossier_id,
        procedure=procedure,
        held=rung,
        held_on=held.on,
        where=held.where,
        child=child,
        interpreter_id=held.interpreter,
        words={name: said for name, said in held.words.items() if said},
        unit=by.unit,
        by=by.user,
        at=by.at,
    )
    interview.save(force_insert=True)
    FormalOfficer.objects.bulk_create([_row(officer, interview) for officer in held.officers])
    announce_rung(Happened.FORMAL_HELD, case, rung, by=by)
    return interview


@deed
def decide_formally(
    procedure: FormalIdentification, outcome: Outcome, *, seen: int, by: Actor
) -> FormalDecision:
    """The status the structure decided: official, still potential, at risk only, or no victim."""
    case = procedure.case
    insist_on_work(case.dossier_id, by=by)
    decided = Decided(outcome.status, Body.FORMAL_STRUCTURE, outcome.on)
    rung = climb(case, decided, seen=seen, by=by)
    decision = FormalDecision(
        dossier_id=case.dossier_id,
        procedure=procedure,
        decision=rung,
        decided_on=outcome.on,
        given_on=outcome.given_on,
        language_id=outcome.language,
        words={name: said for name, said in outcome.words.items() if said},
        by=by.user,
        at=by.at,
    )
    decision.save(force_insert=True)
    announce_rung(Happened.FORMAL_DECIDED, case, rung, by=by)
    return decision


@deed
def give_decision(decision: FormalDecision, *, on: date, language: str | None, by: Actor) -> None:
    """She has the paper in her hands. Pressed twice, the first day stands."""
    insist_on_work(decision.dossier_id, by=by)
    waiting = FormalDecision.objects.visible_to(by).filter(pk=decision.pk, given_on__isnull=True)
    if waiting.update(given_on=on, language=language):
        record(Happened.DECISION_GIVEN, decision.dossier_id, by=by, which=decision.pk)


def _consent_holds(procedure: FormalIdentification, by: Actor) -> bool:
    """Whether she still agrees; the row is held, so that a withdrawal waits, or comes first."""
    consents = Consent.objects.visible_to(by).filter(pk=procedure.consent_id)
    list(consents.select_for_update())
    return bool(consents.in_force(by.at).exists())


def _row(officer: Officer, interview: FormalInterview) -> FormalOfficer:
    return FormalOfficer(
        dossier_id=interview.dossier_id,
        interview=interview,
        seat=officer.seat,
        user=officer.user,
        name=None if officer.user else officer.name,
        rank=officer.rank or None,
        signed=officer.signed,
    )
