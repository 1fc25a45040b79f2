"""The inbox of a unit: alerts that wait, by danger then time; and what was closed lately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Generic, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from hearth.casework.duties.models import Alert
from hearth.casework.duties.models.alert import AlertQuerySet
from hearth.casework.duties.queries.card import AlertCard, Glance, cards
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.accounts.models import RosterTurn

CLOSED_DAYS = 7
PAGE = 20  # alerts on a page of the inbox
COUNTED = 100  # unanswered alerts: the number on a door says no more
MOST = 50  # alerts closed this week; older ones are in their files


Seen = TypeVar("Seen", bound=Glance, covariant=True)  # noqa: PLC0105


@dataclass(frozen=True)
class Waiting(Generic[Seen]):
    """A page of what waits, and whether more stands behind it."""

    cards: tuple[Seen, ...]
    more: bool


def inbox(actor: Actor, *, skip: int = 0) -> Waiting[AlertCard]:
    """What waits for the actor's units: unanswered, or answered and not yet closed."""
    alerts = _waiting(actor, skip)
    return Waiting(tuple(cards(alerts[:PAGE], actor)), len(alerts) > PAGE)


@asked_for
def _waiting(actor: Actor, skip: int) -> AlertQuerySet:
    return _page(_whole(actor), actor, skip)


def glance(actor: Actor, *, skip: int = 0) -> Waiting[Glance]:
    """The same page for somebody who has seen most of it: how each alert stands, and no more."""
    alerts = _glance(actor, skip)
    return Waiting(tuple(Glance(alert, mine=True) for alert in alerts[:PAGE]), len(alerts) > PAGE)


@asked_for
def _glance(actor: Actor, skip: int) -> AlertQuerySet:
    return _page(Alert.objects.visible_to(actor, one_by_one=True), actor, skip)


def _page(alerts: AlertQuerySet, actor: Actor, skip: int) -> AlertQuerySet:
    waiting = alerts.sent_to(actor.unit_ids).filter(closed_at__isnull=True)
    return waiting.danger_then_time()[skip : skip + PAGE + 1]


def cards_of(alerts: Sequence[UUID], actor: Actor) -> dict[UUID, AlertCard]:
    """These alone, whole; without what went out of reach since it was glanced at."""
    found = _these(actor, list(alerts)) if alerts else []
    return {card.alert.pk: card for card in cards(found, actor)}


@asked_for
def _these(actor: Actor, alerts: list[UUID]) -> AlertQuerySet:
    return _whole(actor).filter(pk__in=alerts)


def closed_lately(actor: Actor) -> list[AlertCard]:
    """Alerts of the last week that were closed with an outcome."""
    return cards(_closed(actor), actor)


@asked_for
def _closed(actor: Actor) -> AlertQuerySet:
    since = actor.at - timedelta(days=CLOSED_DAYS)
    mine = _whole(actor).sent_to(actor.unit_ids)
    return mine.filter(closed_at__gte=since).order_by("-closed_at")[:MOST]


def card_of(alert: UUID, actor: Actor) -> AlertCard:
    """One alert as it stands now, for its own page or for the row that was just answered.

    Read with its page: what a row fetches for itself, nobody has asked for, and it stays sealed.
    """
    return cards(_the_one(actor, alert), actor)[0]


@asked_for
def _the_one(actor: Actor, alert: UUID) -> AlertQuerySet:
    return _whole(actor).filter(pk=alert)


def waiting_count(actor: Actor) -> int:
    """How many alerts nobody has acknowledged: the number beside the inbox's door."""
    return len(_unanswered(actor))


@asked_for
def _unanswered(actor: Actor) -> QuerySet[Alert, UUID]:
    mine = Alert.objects.visible_to(actor, one_by_one=True).sent_to(actor.unit_ids)
    return mine.unanswered().values_list("pk", flat=True)[:COUNTED]


def on_duty(actor: Actor) -> list[RosterTurn]:
    """Who answers for the actor's unit at this moment, in order."""
    turns = RosterTurn.objects.filter(unit=actor.unit).on_duty(actor.at)
    return list(turns.in_order().select_related("user"))


def _whole(actor: Actor) -> AlertQuerySet:
    alerts = Alert.objects.visible_to(actor, one_by_one=True)
    return alerts.select_related("notice", "notice__unit", "recipient")
