"""What became of the alerts we raised: who answered, who has not yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from hearth.casework.duties.models import Acknowledgement, Alert, Intervention, Notice
from hearth.casework.duties.policy import what_of
from hearth.foundation.access.actor import Actor

RECENT_DAYS = 14


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
    notices = (
        Notice.objects.visible_to(actor, one_by_one=True)
        .filter(unit__in=actor.unit_ids, at__gte=actor.at - timedelta(days=RECENT_DAYS))
        .order_by("-at")
        .values_list("pk", flat=True)[:30]
    )
    return _told(actor, list(notices))


def told_of_dossier(actor: Actor, dossier: UUID) -> list[Told]:
    """Everyone who was told anything about this dossier, for the case file."""
    notices = Notice.objects.visible_to(actor).filter(dossier=dossier).order_by("-at")
    return _told(actor, list(notices.values_list("pk", flat=True)[:50]))


def _told(actor: Actor, notices: Sequence[UUID]) -> list[Told]:
    if not notices:
        return []
    alerts = list(
        Alert.objects.visible_to(actor, one_by_one=True)
        .filter(notice__in=notices)
        .select_related("recipient", "notice")
        .order_by("-raised_at", "due_at", "id")
    )
    ids = [alert.pk for alert in alerts]
    answers = {a.alert_id: a for a in _rows(Acknowledgement, actor, ids, "by")}
    outcomes = {o.alert_id: o for o in _rows(Intervention, actor, ids, "by", "reason")}
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


def _rows(model: Any, actor: Actor, alerts: list[UUID], *related: str) -> list[Any]:
    rows = model.objects.visible_to(actor, one_by_one=True).filter(alert__in=alerts)
    return list(rows.select_related(*related).order_by("at"))
