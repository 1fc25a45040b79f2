"""What became of the alerts we raised: who answered, who has not yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from hearth.casework.duties.models import Acknowledgement, Alert, Intervention, Notice
from hearth.casework.duties.models.alert import AlertQuerySet
from hearth.casework.duties.policy import what_of
from hearth.casework.people.queries import asked_once
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for

RECENT_DAYS = 14
MOST = 200


@dataclass(frozen=True)
class Told:
    """One unit that was told, as the reporter sees it."""

    alert: Alert
    unit: str
    phone: str
    acknowledgement: Acknowledgement | None
    outcome: Intervention | None
    late: bool

    @property
    def about(self) -> str:
        return what_of(self.alert.duty)

    @property
    def glyph(self) -> str:
        if self.acknowledgement:
            return "good"
        return "late" if self.late else "wait"


def told_about(actor: Actor) -> list[Told]:
    """Alerts raised by the actor's units in the last fortnight, newest first."""
    found = _lately_raised(actor)
    return _told(actor, _alerts_of_notices(actor, found)) if found else []


@asked_for
def _lately_raised(actor: Actor) -> QuerySet[Notice, UUID]:
    return (
        Notice.objects.visible_to(actor, one_by_one=True)
        .filter(unit__in=actor.unit_ids, at__gte=actor.at - timedelta(days=RECENT_DAYS))
        .order_by("-at")
        .values_list("pk", flat=True)[:30]
    )


@asked_for
def _alerts_of_notices(actor: Actor, notices: list[UUID]) -> AlertQuerySet:
    return _newest(Alert.objects.visible_to(actor, one_by_one=True).filter(notice__in=notices))


def told_of_dossier(actor: Actor, dossier: UUID) -> list[Told]:
    """Everyone who was told anything about this dossier, for the case file."""
    return _told(actor, alerts_of_dossier(actor, dossier))


def alerts_of_dossier(actor: Actor, dossier: UUID) -> list[Alert]:
    """Every alert about this dossier, newest first, with its notice and the unit that was told."""
    return asked_once(_alerts_of, actor, dossier)


@asked_for
def _alerts_of(actor: Actor, dossier: UUID) -> AlertQuerySet:
    return _newest(Alert.objects.visible_to(actor, one_by_one=True).filter(dossier=dossier))[:MOST]


def _newest(alerts: AlertQuerySet) -> AlertQuerySet:
    ordered = alerts.order_by("-raised_at", "due_at", "id")
    return ordered.select_related("recipient", "notice")


def _told(actor: Actor, alerts: Sequence[Alert]) -> list[Told]:
    """What followed is asked for those alerts only that something followed."""
    ids = [alert.pk for alert in alerts if alert.answered_at or alert.closed_at]
    answers = {a.alert_id: a for a in _followed(actor, Acknowledgement, ids)}
    outcomes = {o.alert_id: o for o in _followed(actor, Intervention, ids, "reason")}
    return [
        Told(
            alert=alert,
            unit=alert.recipient.name,
            phone=alert.recipient.phone,
            acknowledgement=answers.get(alert.pk),
            outcome=outcomes.get(alert.pk),
            late=alert.is_late(actor.at),
        )
        for alert in alerts
    ]


@asked_for
def _followed(actor: Actor, model: Any, alerts: list[UUID], *related: str) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.visible_to(actor, one_by_one=True)
    return rows.filter(alert__in=alerts).select_related("by", *related).order_by("at")
