"""The inbox of a unit: alerts that wait, by danger then time; and what was closed lately."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from hashlib import blake2s
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hearth.casework.duties.models import Acknowledgement, Alert, Call, Escalation, Intervention
from hearth.casework.duties.models.alert import AlertQuerySet
from hearth.casework.duties.policy import what_of
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.accounts.models import RosterTurn
from hearth.foundation.design import dates
from hearth.foundation.vocabularies.choices import name_of

CLOSED_DAYS = 7
PAGE = 20  # alerts on a page of the inbox
COUNTED = 100  # unanswered alerts: the number on a door says no more
MOST = 50  # alerts closed this week; older ones are in their files


@dataclass(frozen=True)
class Step:
    """One thing that followed the alert: who, when."""

    what: str  # acknowledged, called, intervened, no-action, escalated
    who: str
    at: datetime
    words: str = ""


@dataclass(frozen=True)
class AlertCard:
    """One alert as its recipient sees it. Nothing here names the person, and nothing can."""

    alert: Alert
    number: str
    danger: bool
    minor: bool
    acknowledgement: Acknowledgement | None
    steps: tuple[Step, ...]
    outcome: Intervention | None
    mine: bool

    @cached_property
    def reveals(self) -> Mapping[str, Any]:
        """Opened when the card is drawn, and not before."""
        return self.alert.notice.reveals or {}

    @property
    def version(self) -> str:
        """Another one as soon as the card would look another way. Hours pass without it."""
        alert = self.alert
        shown = (self.danger, self.mine, self.steps, alert.answered_at, alert.due_at)
        told = repr((*shown, alert.escalates_at, alert.nobody_there))
        return blake2s(told.encode(), digest_size=6).hexdigest()

    @property
    def about(self) -> str:
        return what_of(self.alert.duty)

    @property
    def owed(self) -> str:
        within = self.alert.due_at - self.alert.raised_at
        return _("Acknowledge %(within)s") % {"within": dates.within(within)}

    @property
    def then(self) -> str:
        return _("Then the next on the roster is woken.") if self.alert.escalates_at else ""

    @property
    def sex(self) -> str:
        return _term(self.reveals.get("sex"))

    @property
    def age_band(self) -> str:
        return _term(self.reveals.get("age_band"))

    @property
    def form(self) -> str:
        return _term(self.reveals.get("form"))


@dataclass(frozen=True)
class Waiting:
    """A page of what waits, and whether more stands behind it."""

    cards: tuple[AlertCard, ...]
    more: bool


def inbox(actor: Actor, *, skip: int = 0) -> Waiting:
    """What waits for the actor's units: unanswered, or answered and not yet closed."""
    alerts = _waiting(actor, skip)
    return Waiting(tuple(_cards(alerts[:PAGE], actor)), len(alerts) > PAGE)


@asked_for
def _waiting(actor: Actor, skip: int) -> AlertQuerySet:
    waiting = _alerts(actor).filter(closed_at__isnull=True).danger_then_time()
    return waiting[skip : skip + PAGE + 1]


def closed_lately(actor: Actor) -> list[AlertCard]:
    """Alerts of the last week that were closed with an outcome."""
    return _cards(_closed(actor), actor)


@asked_for
def _closed(actor: Actor) -> AlertQuerySet:
    since = actor.at - timedelta(days=CLOSED_DAYS)
    return _alerts(actor).filter(closed_at__gte=since).order_by("-closed_at")[:MOST]


def card_of(alert: UUID, actor: Actor) -> AlertCard:
    """One alert as it stands now, for its own page or for the row that was just answered.

    Read with its page: what a row fetches for itself, nobody has asked for, and it stays sealed.
    """
    return _cards(_the_one(actor, alert), actor)[0]


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


def _alerts(actor: Actor) -> AlertQuerySet:
    return _whole(actor).sent_to(actor.unit_ids)


def _whole(actor: Actor) -> AlertQuerySet:
    alerts = Alert.objects.visible_to(actor, one_by_one=True)
    return alerts.select_related("notice", "notice__unit", "recipient")


def _cards(alerts: Sequence[Alert], actor: Actor) -> list[AlertCard]:
    """At most four queries for any number of alerts, and one while nothing has followed them."""
    ids = [alert.pk for alert in alerts]
    answered = [alert.pk for alert in alerts if alert.answered_at]
    climbed = [alert.pk for alert in alerts if alert.steps]
    answers = {a.alert_id: a for a in _of(actor, Acknowledgement, answered, "by")}
    calls = _by_alert(_of(actor, Call, ids, "by"))
    outcomes = _by_alert(_of(actor, Intervention, answered, "by", "reason"))
    climbs = _by_alert(_of(actor, Escalation, climbed, "to_user", "to_unit"))
    return [
        _card(
            alert,
            actor,
            answers.get(alert.pk),
            calls.get(alert.pk, []),
            outcomes.get(alert.pk, []),
            climbs.get(alert.pk, []),
        )
        for alert in alerts
    ]


def _card(
    alert: Alert,
    actor: Actor,
    answer: Acknowledgement | None,
    calls: list[Call],
    outcomes: list[Intervention],
    climbs: list[Escalation],
) -> AlertCard:
    steps = [Step("escalated", str(c.to_user or c.to_unit or ""), c.at) for c in climbs]
    steps += [Step("called", c.by.short_name, c.called_at, str(c.spoke_to)) for c in calls]
    steps += [_outcome_step(outcome) for outcome in outcomes]
    if answer is not None:
        steps.append(Step("acknowledged", answer.by.short_name, answer.at))
    return AlertCard(
        alert=alert,
        number=alert.notice.number,
        danger=alert.danger,
        minor=alert.notice.minor,
        acknowledgement=answer,
        steps=tuple(sorted(steps, key=lambda step: step.at)),
        outcome=max(outcomes, key=lambda outcome: outcome.at, default=None),
        mine=alert.recipient_id in actor.unit_ids,
    )


def _outcome_step(outcome: Intervention) -> Step:
    what = "intervened" if outcome.intervened else "no-action"
    return Step(what, outcome.by.short_name, outcome.at, str(outcome.reason or ""))


@asked_for
def _of(actor: Actor, model: Any, alerts: list[UUID], *related: str) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.visible_to(actor, one_by_one=True)
    return rows.filter(alert__in=alerts).select_related(*related).order_by("at")


def _by_alert(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for row in rows:
        found.setdefault(row.alert_id, []).append(row)
    return found


def _term(code: Any) -> str:
    return name_of(code) if code else ""
