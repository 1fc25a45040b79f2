"""Write down a service that was given, a need that could not be met, and that it was met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hearth.areas.plan.actions.move import move_action
from hearth.areas.plan.happened import Happened
from hearth.areas.plan.models import ActionStep, PlannedAction, ServiceDelivery, UnmetNeed
from hearth.areas.plan.rules.plan import State
from hearth.casework.cases.models import Case
from hearth.casework.people.queries.standing import insist_on_work
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import Unit
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


class NotOfThisPlan(Exception):
    """The action named belongs to another case."""


class MetAlready(Exception):
    """Somebody wrote down before that this need was met."""


@dataclass(frozen=True)
class Given:
    """What was given. `action` None: it was not planned, and that is said."""

    service: str
    on: date
    action: PlannedAction | None = None
    provider: Unit | None = None
    minutes: int | None = None
    lek: int | None = None
    funding: str = "funding-source/not-known"
    words: str = ""
    achieves: bool = False  # with this the planned action is done


@dataclass(frozen=True)
class Needed:
    """What was needed, why it could not be had, since when."""

    service: str
    reason: str
    since: date
    words: str = ""


@deed
def deliver(case: Case, given: Given, *, by: Actor) -> ServiceDelivery:
    """One line per service given; each serves something planned, or says that it does not."""
    insist_on_work(case.dossier_id, by=by)
    if given.action is not None and given.action.dossier_id != case.dossier_id:
        raise NotOfThisPlan
    delivery = ServiceDelivery(
        dossier_id=case.dossier_id,
        case=case,
        service_id=given.service,
        on=given.on,
        action=given.action,
        not_planned=given.action is None,
        provider=given.provider,
        minutes=given.minutes,
        lek=given.lek,
        funding_id=given.funding,
        words=given.words or None,
        unit=by.unit,
        by=by.user,
        at=by.at,
    )
    delivery.save(force_insert=True)
    record(
        Happened.DELIVERED, case.dossier_id, by=by,
        which=delivery.pk, service=given.service, planned=given.action is not None,
    )  # fmt: skip
    if given.action is not None and given.achieves and State(given.action.state).open:
        steps = ActionStep.objects.visible_to(by).filter(action=given.action).count()
        move_action(given.action, State.ACHIEVED, seen=steps, by=by)
    return delivery


@deed
def note_unmet(case: Case, needed: Needed, *, by: Actor) -> UnmetNeed:
    """It was needed and could not be had. Whoever plans for the country counts these."""
    insist_on_work(case.dossier_id, by=by)
    need = UnmetNeed(
        dossier_id=case.dossier_id,
        case=case,
        service_id=needed.service,
        reason_id=needed.reason,
        since=needed.since,
        words=needed.words or None,
        unit=by.unit,
        by=by.user,
        at=by.at,
    )
    need.save(force_insert=True)
    record(
        Happened.UNMET, case.dossier_id, by=by,
        which=need.pk, service=needed.service, reason=needed.reason,
    )  # fmt: skip
    return need


@deed
def meet_need(need: UnmetNeed, *, on: date, by: Actor) -> None:
    """It could be had after all. Pressed twice, it was met once."""
    insist_on_work(need.dossier_id, by=by)
    waiting = UnmetNeed.objects.visible_to(by).filter(pk=need.pk, met_on__isnull=True)
    if not waiting.update(met_on=max(on, need.since), met_by=by.user):
        raise MetAlready
    record(Happened.MET, need.dossier_id, by=by, which=need.pk)
