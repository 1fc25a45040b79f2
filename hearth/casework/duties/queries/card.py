"""An alert as a card: how it stands, what it reveals, and what has followed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import blake2s
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hearth.casework.duties.models import Acknowledgement, Alert, Call, Escalation, Intervention
from hearth.casework.duties.policy import what_of
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.design import dates
from hearth.foundation.vocabularies.choices import name_of


@dataclass(frozen=True)
class Step:
    """One thing that followed the alert: who, when."""

    what: str  # acknowledged, called, intervened, no-action, escalated
    who: str
    at: datetime
    words: str = ""


@dataclass(frozen=True)
class Glance:
    """That an alert waits, and how it stands: enough for a page that shows it already."""

    alert: Alert
    mine: bool

    @property
    def version(self) -> str:
        """Another one as soon as the card would look another way. Hours pass without it."""
        alert = self.alert
        followed = (alert.answered_at, alert.closed_at, alert.steps, alert.calls)
        due = (alert.due_at, alert.escalates_at)
        told = repr((alert.danger, self.mine, alert.nobody_there, followed, due))
        return blake2s(told.encode(), digest_size=6).hexdigest()


@dataclass(frozen=True)
class AlertCard(Glance):
    """One alert as its recipient sees it. Nothing here names the person, and nothing can."""

    number: str
    danger: bool
    minor: bool
    acknowledgement: Acknowledgement | None
    steps: tuple[Step, ...]
    outcome: Intervention | None

    @cached_property
    def reveals(self) -> Mapping[str, Any]:
        """Opened when the card is drawn, and not before."""
        return self.alert.notice.reveals or {}

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


def cards(alerts: Sequence[Alert], actor: Actor) -> list[AlertCard]:
    """At most four queries for any number of alerts, and none while nothing has followed them."""
    answered = [alert.pk for alert in alerts if alert.answered_at]
    closed = [alert.pk for alert in alerts if alert.closed_at]
    telephoned = [alert.pk for alert in alerts if alert.calls]
    climbed = [alert.pk for alert in alerts if alert.steps]
    answers = {a.alert_id: a for a in _of(actor, Acknowledgement, answered, "by")}
    calls = _by_alert(_of(actor, Call, telephoned, "by"))
    outcomes = _by_alert(_of(actor, Intervention, closed, "by", "reason"))
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
