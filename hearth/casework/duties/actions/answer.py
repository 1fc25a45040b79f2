"""What the unit that was told does: acknowledge, call, and say what came of it."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from hearth.casework.duties.models import Acknowledgement, Alert, Call, Intervention
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.jobs.notify import tell
from hearth.foundation.jobs.topics import Topic


class NotTheRecipient(Exception):
    """Reading an alert is one thing; answering it belongs to the unit it was sent to."""


class NotTheirCall(Exception):
    """A telephone call is written down by the unit that reported, or by the one that was told."""


class SayWhy(Exception):
    """No action was taken, and nobody said why. The reporter is owed a reason."""


class AlreadyAcknowledged(Exception):
    """A colleague was quicker. Not a mistake: the page shows who, and when."""

    def __init__(self, acknowledgement: Acknowledgement) -> None:
        super().__init__()
        self.acknowledgement = acknowledgement


@deed
def acknowledge(alert: Alert, *, by: Actor) -> Acknowledgement:
    """Take the alert on. Of two who press at once one wins, and both see who."""
    _insist_on_recipient(alert, by)
    answer = Acknowledgement(dossier_id=alert.dossier_id, alert=alert, by=by.user, at=by.at)
    try:
        with transaction.atomic():
            answer.save(force_insert=True)
    except IntegrityError:
        first = Acknowledgement.objects.visible_to(by).select_related("by").get(alert=alert)
        raise AlreadyAcknowledged(first) from None
    alert.answered_at = by.at
    alert.closed_at = None if alert.expects_outcome else by.at
    Alert.objects.visible_to(by).filter(pk=alert.pk).update(
        answered_at=alert.answered_at, closed_at=alert.closed_at
    )
    record("duties.acknowledged", alert.dossier_id, by=by, what=alert.duty, which=alert.pk)
    _tell_both(alert)
    return answer


@deed
def log_call(alert: Alert, *, called_at: datetime, spoke_to: str, by: Actor) -> Call:
    """ "Called at, spoke to": either side may log it, for it is their telephone."""
    if not by.unit_ids & {alert.recipient_id, alert.notice.unit_id}:
        raise NotTheirCall
    call = Call(
        dossier_id=alert.dossier_id,
        alert=alert,
        called_at=called_at,
        spoke_to=spoke_to,
        by=by.user,
        at=by.at,
    )
    call.save(force_insert=True)
    Alert.objects.visible_to(by).filter(pk=alert.pk).update(calls=F("calls") + 1)
    record("duties.called", alert.dossier_id, by=by, what=alert.duty, which=alert.pk)
    _tell_both(alert)
    return call


@deed
def say_what_came(
    alert: Alert, *, intervened: bool, reason: str = "", remark: str = "", by: Actor
) -> Intervention:
    """The unit moved, or did not and says why. May be said again when more is known."""
    _insist_on_recipient(alert, by)
    if not intervened and not reason:
        raise SayWhy
    came = Intervention(
        dossier_id=alert.dossier_id,
        alert=alert,
        intervened=intervened,
        reason_id=None if intervened else reason,
        remark=remark or None,
        by=by.user,
        at=by.at,
    )
    came.save(force_insert=True)
    Alert.objects.visible_to(by).filter(pk=alert.pk).update(closed_at=by.at)
    record(
        "duties.intervened" if intervened else "duties.no-action",
        alert.dossier_id,
        by=by,
        what=alert.duty,
        which=alert.pk,
    )
    _tell_both(alert)
    return came


def _insist_on_recipient(alert: Alert, by: Actor) -> None:
    if alert.recipient_id not in by.unit_ids:
        raise NotTheRecipient


def _tell_both(alert: Alert) -> None:
    tell(Topic.ALERTS, unit=alert.recipient_id)
    tell(Topic.ANSWERS, unit=alert.notice.unit_id)
