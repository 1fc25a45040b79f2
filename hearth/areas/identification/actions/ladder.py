"""Decide a status. The ladder says what may follow; a human says that it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearth.areas.identification.actions.telling import Telling, revealed
from hearth.areas.identification.happened import Happened
from hearth.areas.identification.models import Grounds, StatusDecision
from hearth.areas.identification.rules.ladder import (
    FORMAL,
    Body,
    Decided,
    Obstacle,
    Status,
    is_told_anew,
    obstacles,
)
from hearth.casework.cases.models import Case
from hearth.casework.duties.actions import Announcement, announce
from hearth.casework.people.queries.family import child_or_not
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Dossier
from hearth.foundation.accounts.kinds import UnitKind
from hearth.foundation.accounts.models import Unit
from hearth.foundation.deeds.deeds import deed

BODY = {
    UnitKind.MOBILE_UNIT: Body.MOBILE_UNIT,
    UnitKind.POLICE: Body.POLICE,
    UnitKind.BORDER_POLICE: Body.BORDER_POLICE,
    UnitKind.SOCIAL_SERVICE: Body.SOCIAL_SERVICE,
    UnitKind.CHILD_PROTECTION: Body.CHILD_PROTECTION,
    UnitKind.AUTHORITY: Body.AUTHORITY,
    UnitKind.PROSECUTION: Body.COURT,
}


class NotOnTheLadder(Exception):
    """The ladder has no such step from here, or another body decides it. `obstacles` says all."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        super().__init__(", ".join(obstacles))
        self.obstacles = tuple(obstacles)


class DecidedMeanwhile(Exception):
    """Somebody decided since this page was opened. `decision` says who, what and when."""

    def __init__(self, decision: StatusDecision | None) -> None:
        super().__init__()
        self.decision = decision


class HasAPageOfItsOwn(Exception):
    """Steps of the formal procedure are taken in it, with its officers and its papers."""


@dataclass(frozen=True)
class Climbed:
    """The decision, and who was told of it."""

    decision: StatusDecision
    told: Announcement


@deed
def decide_status(
    case: Case,
    decided: Decided,
    *,
    seen: int,
    grounds: str = "",
    telling: Telling | None = None,
    by: Actor,
) -> Climbed:
    """Decide the next status of a case. `seen`: the rung that stood on the decider's screen.

    Whoever becomes a potential victim by it is told of as at a first identification: to the
    police, the Responsible Authority, and for a child to child protection.
    """
    insist_on_work(case.dossier_id, by=by)
    if decided.status in FORMAL:
        raise HasAPageOfItsOwn
    before = newest(case, by)
    decision = climb(case, decided, seen=seen, by=by)
    if grounds:
        words = Grounds(
            dossier_id=case.dossier_id, decision=decision, words=grounds, by=by.user, at=by.at
        )
        words.save(force_insert=True)
    announce_rung(Happened.STATUS_DECIDED, case, decision, by=by)
    told_anew = is_told_anew(status_in(before), decided.status)
    told = _tell(case, telling or Telling(), by=by) if told_anew else Announcement(decision.pk, ())
    return Climbed(decision, told)


def climb(case: Case, decided: Decided, *, seen: int, by: Actor) -> StatusDecision:
    """One rung up, inside the deed of whoever decides; of two at once the database lets one."""
    last = newest(case, by)
    if last is not None and last.rung != seen:
        raise DecidedMeanwhile(last)
    in_the_way = obstacles(
        decided,
        follows=status_in(last),
        decided_last=last.decided_on if last else None,
        today=timezone.localdate(by.at),
    )
    if in_the_way:
        raise NotOnTheLadder(in_the_way)
    decision = first_rung(case, decided, rung=seen + 1, by=by)
    try:
        with transaction.atomic():
            decision.save(force_insert=True)
    except IntegrityError:
        raise DecidedMeanwhile(newest(case, by)) from None
    return decision


def announce_rung(
    kind: Happened, case: Case, decision: StatusDecision, *, by: Actor
) -> Announcement:
    """Say that a status was decided. Whom it is told to, policy/duties.toml says."""
    child = child_or_not(case.person, by)
    return announce(
        kind,
        dossier_of(case, by),
        revealed=revealed(case, Telling(), child=child, by=by),
        minor=child,
        status=decision.status_id,
        body=decision.body_id,
        by=by,
    )


def first_rung(case: Case, decided: Decided, *, rung: int = 1, by: Actor) -> StatusDecision:
    """A decision as a row, not yet written."""
    return StatusDecision(
        dossier_id=case.dossier_id,
        case=case,
        rung=rung,
        status_id=f"identification-status/{decided.status}",
        body_id=f"deciding-body/{decided.body}",
        decided_on=decided.on,
        unit=by.unit,
        by=by.user,
        at=by.at,
    )


def newest(case: Case, by: Actor) -> StatusDecision | None:
    """The decision in force, with who made it."""
    decisions = StatusDecision.objects.visible_to(by).filter(case=case).latest_first()
    return decisions.select_related("status", "body", "by").first()


def status_in(decision: StatusDecision | None) -> Status | None:
    return Status(decision.status_id.rpartition("/")[2]) if decision else None


def body_of(unit: Unit) -> Body:
    """As which body a unit decides when it decides for itself."""
    return BODY.get(UnitKind(unit.kind), Body.NGO)


def dossier_of(case: Case, by: Actor) -> Dossier:
    return Dossier.objects.visible_to(by).get(pk=case.dossier_id)


def _tell(case: Case, telling: Telling, *, by: Actor) -> Announcement:
    child = child_or_not(case.person, by)
    return announce(
        Happened.IDENTIFIED,
        dossier_of(case, by),
        revealed=revealed(case, telling, child=child, by=by),
        minor=child,
        danger=telling.danger,
        form=telling.form or None,
        by=by,
    )
