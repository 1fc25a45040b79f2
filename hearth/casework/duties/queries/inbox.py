"""The inbox of a unit: alerts that wait, by danger then time; and what was closed lately."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hearth.casework.duties.models import Acknowledgement, Alert, Call, Escalation, Intervention
from hearth.casework.duties.policy import what_of
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import RosterTurn
from hearth.foundation.design import dates
from hearth.foundation.vocabularies.choices import name_of

CLOSED_DAYS = 7
PAGE = 20  # alerts on a page of the inbox
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
    reveals: Mapping[str, Any]
    acknowledgement: Acknowledgement | None
    steps: tuple[Step, ...]
    outcome: Intervention | None
    mine: bool

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
    waiting = _alerts(actor).filter(closed_at__isnull=True).danger_then_time()
    alerts = list(waiting[skip : skip + PAGE + 1])
    return Waiting(tuple(_cards(alerts[:PAGE], actor)), len(alerts) > PAGE)


def closed_lately(actor: Actor) -> list[AlertCard]:
    """Alerts of the last week that were closed with an outcome."""
    since = actor.at - timedelta(days=CLOSED_DAYS)
    alerts = _alerts(actor).filter(closed_at__gte=since).order_by("-closed_at")[:MOST]
    return _cards(list(alerts), actor)


def card_of(alert: Alert, actor: Actor) -> AlertCard:
    """One alert, for its own page or for the row that was just answered."""
    return _cards([alert], actor)[0]


def waiting_count(actor: Actor) -> int:
    """How many alerts nobody has acknowledged: the number beside the inbox's door."""
    mine = Alert.objects.visible_to(actor, one_by_one=True).sent_to(actor.unit_ids)
    return int(mine.unanswered()[:100].count())


def on_duty(actor: Actor) -> list[RosterTurn]:
    """Who answers for the actor's unit at this moment, in order."""
    turns = RosterTurn.objects.filter(unit=actor.unit).on_duty(actor.at)
    return list(turns.in_order().select_related("user"))


def _alerts(actor: Actor) -> Any:
    return (
        Alert.objects.visible_to(actor, one_by_one=True)
        .sent_to(actor.unit_ids)
        .select_related("notice", "notice__unit", "recipient")
    )


def _cards(alerts: Sequence[Alert], actor: Actor) -> list[AlertCard]:
    """At most four queries for any number of alerts, and one while nothing has followed them."""
    ids = [alert.pk for alert in alerts]
    answered = [alert.pk for alert in alerts if alert.answered_at]
    climbed = [alert.pk for alert in alerts if alert.steps]
    answers = {a.alert_id: a for a in _of(Acknowledgement, answered, actor, "by")}
    calls = _by_alert(_of(Call, ids, actor, "by"))
    outcomes = _by_alert(_of(Intervention, answered, actor, "by", "reason"))
    climbs = _by_alert(_of(Escalation, climbed, actor, "to_user", "to_unit"))
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
        reveals=alert.notice.reveals or {},
        acknowledgement=answer,
        steps=tuple(sorted(steps, key=lambda step: step.at)),
        outcome=max(outcomes, key=lambda outcome: outcome.at, default=None),
        mine=alert.recipient_id in actor.unit_ids,
    )


def _outcome_step(outcome: Intervention) -> Step:
    what = "intervened" if outcome.intervened else "no-action"
    return Step(what, outcome.by.short_name, outcome.at, str(outcome.reason or ""))


def _of(model: Any, alerts: list[UUID], actor: Actor, *related: str) -> list[Any]:
    if not alerts:
        return []
    rows = (
        model.objects.visible_to(actor, one_by_one=True)
        .filter(alert__in=alerts)
        .select_related(*related)
    )
    return list(rows.order_by("at"))


def _by_alert(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for row in rows:
        found.setdefault(row.alert_id, []).append(row)
    return found


def _term(code: Any) -> str:
    return name_of(code) if code else ""
