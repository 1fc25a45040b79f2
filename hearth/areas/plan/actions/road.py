"""Go from phase to phase, ask for what the law owes, say farewell, hear what the person says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearth.areas.plan.actions.dates import set_date, settle_all
from hearth.areas.plan.actions.draw import WrittenMeanwhile
from hearth.areas.plan.happened import Happened
from hearth.areas.plan.models import EntitlementStep, Farewell, Feedback, PhaseStep
from hearth.areas.plan.policy import plan_policy
from hearth.areas.plan.queries.rhythm import next_meeting
from hearth.areas.plan.rules.dates import Kind
from hearth.areas.plan.rules.road import (
    Owed,
    Stands,
    obstacles_to_farewell,
    obstacles_to_phase,
    unmet,
)
from hearth.casework.cases.actions import close
from hearth.casework.cases.models import Case
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


class StandsInTheWay(Exception):
    """The phase cannot begin so, or the case cannot end so; `obstacles` says all of it."""

    def __init__(self, obstacles: Sequence[Stands]) -> None:
        super().__init__(", ".join(obstacles))
        self.obstacles = tuple(obstacles)


@dataclass(frozen=True)
class Step:
    """Into which phase, since when, with which exit tests of the last one met."""

    phase: str
    since: date
    met: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Leaving:
    """How it ended and where the person went. `may_be_contacted` None: could not be asked."""

    reason: str
    destination: str
    may_be_contacted: bool | None = None
    turn_to: str = ""
    alternative: str = ""
    director: str = ""


@deed
def begin_phase(case: Case, step: Step, *, seen: int, by: Actor) -> PhaseStep:
    """`seen`: the number of the phase on the screen, 0 for none."""
    insist_on_work(case.dossier_id, by=by)
    policy = plan_policy()
    now = PhaseStep.objects.visible_to(by).filter(case=case, number=seen).first()
    tests = [test.code for test in policy.phases[now.phase_id].exit] if now else []
    left = unmet(tests, step.met)
    obstacles = obstacles_to_phase(
        policy.order, now.phase_id if now else None, step.phase, unmet=left, why=step.why
    )
    if obstacles:
        raise StandsInTheWay(obstacles)
    begun = PhaseStep(
        dossier_id=case.dossier_id, case=case, number=seen + 1, phase_id=step.phase,
        since=step.since, met=[test for test in tests if test in step.met],
        unmet=left if step.why else [], why=step.why or None,
        unit=by.unit, by=by.user, at=by.at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            begun.save(force_insert=True)
    except IntegrityError:
        raise WrittenMeanwhile from None
    set_date(case, Kind.VISIT, next_meeting(case, timezone.localdate(by.at), by), by=by)
    record(
        Happened.PHASE_BEGAN, case.dossier_id, by=by,
        which=begun.pk, phase=step.phase, unmet=len(left),
    )  # fmt: skip
    return begun


@deed
def move_entitlement(
    case: Case, entitlement: str, state: Owed, *, words: str = "", seen: int, by: Actor
) -> EntitlementStep:
    """How it stands with one thing the law owes. `seen`: how many moves stood on the screen."""
    insist_on_work(case.dossier_id, by=by)
    step = EntitlementStep(
        dossier_id=case.dossier_id, case=case, entitlement_id=entitlement, number=seen + 1,
        state=state.value, on=timezone.localdate(by.at), words=words or None,
        by=by.user, at=by.at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            step.save(force_insert=True)
    except IntegrityError:
        raise WrittenMeanwhile from None
    record(
        Happened.ENTITLEMENT_MOVED, case.dossier_id, by=by,
        which=step.pk, entitlement=entitlement, state=state.value,
    )  # fmt: skip
    return step


@deed
def say_farewell(case: Case, leaving: Leaving, *, by: Actor) -> Farewell:
    """Close the case, and write down where the person went. Nothing is due any more."""
    insist_on_work(case.dossier_id, by=by)
    obstacles = obstacles_to_farewell(
        leaving.reason, plan_policy().needs_alternative,
        alternative=leaving.alternative, director=leaving.director,
    )  # fmt: skip
    if obstacles:
        raise StandsInTheWay(obstacles)
    settle_all(case, by=by)
    words = {"turn_to": leaving.turn_to, "alternative": leaving.alternative}
    words["director"] = leaving.director
    farewell = Farewell(
        dossier_id=case.dossier_id, case=case, destination_id=leaving.destination,
        words={word: said for word, said in words.items() if said}, by=by.user, at=by.at,
    )  # fmt: skip
    farewell.save(force_insert=True)
    record(
        Happened.SAID_FAREWELL, case.dossier_id, by=by,
        which=farewell.pk, destination=leaving.destination,
    )  # fmt: skip
    close(case, reason=leaving.reason, may_be_contacted=leaving.may_be_contacted, by=by)
    return farewell


@dataclass(frozen=True)
class Opinion:
    """What the person answered: question by code, 1 to 4; and in words, if there were any."""

    answers: Mapping[str, int] = field(default_factory=dict)
    words: str = ""


class NothingSaid(Exception):
    """Feedback without an answer."""


@deed
def give_feedback(case: Case, opinion: Opinion, *, by: Actor) -> Feedback:
    """The person's own hand on our screen. `by` is who handed it over; nobody's name is kept."""
    insist_on_work(case.dossier_id, by=by)
    if not opinion.answers and not opinion.words:
        raise NothingSaid
    given = Feedback(
        dossier_id=case.dossier_id, case=case,
        answers=sorted(f"{question}={answer}" for question, answer in opinion.answers.items()),
        words=opinion.words or None, on=timezone.localdate(by.at), at=by.at,
    )  # fmt: skip
    given.save(force_insert=True)
    record(Happened.FEEDBACK_GIVEN, case.dossier_id, by=by, answers=len(opinion.answers))
    return given
