"""Nobody answered in time: wake the next. Run every minute by the worker, and by nobody else."""

from __future__ import annotations

from hearth.casework.duties.directory import our_duty_officer
from hearth.casework.duties.models import Alert, Escalation
from hearth.casework.duties.rules import PACE, next_on, pace
from hearth.foundation.access.actions import grant
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Basis, Dossier
from hearth.foundation.accounts.models import RosterTurn, Unit
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.jobs.notify import tell
from hearth.foundation.jobs.topics import Topic
from hearth.foundation.messaging.actions import wake


@deed
def climb(alert: Alert, *, by: Actor) -> Escalation | None:
    """One step up for one alert. None when another worker was quicker, or it was answered."""
    with identity(House("an unanswered alert climbs the roster")):
        claimed = (
            Alert.objects.unscoped(because="an unanswered alert climbs the roster")
            .to_escalate(by.at)
            .filter(pk=alert.pk, steps=alert.steps)
            .update(steps=alert.steps + 1, escalates_at=by.at + pace(alert.steps))
        )
        return _wake_next(alert, by=by) if claimed else None


def _wake_next(alert: Alert, *, by: Actor) -> Escalation:
    turns = RosterTurn.objects.filter(unit=alert.recipient_id).on_duty(by.at).in_order()
    following = next_on([turn.user for turn in turns.select_related("user")], alert.steps)
    step = Escalation(dossier_id=alert.dossier_id, alert=alert, step=alert.steps + 1, at=by.at)
    step.to_user = following.person
    if following.last:
        step.to_unit = _fall_to_us(alert, by=by)
    step.save(force_insert=True)
    wake(
        [step.to_unit_id, alert.recipient_id] if following.last else [],
        people=[step.to_user_id] if step.to_user_id else [],
        because="alert",
        about=step.pk,
        by=by,
    )
    record("duties.escalated", alert.dossier_id, by=by, what=alert.duty, which=alert.pk)
    tell(Topic.ALERTS, unit=alert.recipient_id)
    tell(Topic.ANSWERS, unit=alert.notice.unit_id)
    return step


def _fall_to_us(alert: Alert, *, by: Actor) -> Unit:
    """The whole roster slept: our own duty officer gets the alert too, and telephones."""
    ours = our_duty_officer(alert.notice.unit, at=by.at)
    if (
        Alert.objects.unscoped(because="whether an alert already fell to us")
        .filter(notice=alert.notice_id, recipient=ours, duty=alert.duty)
        .exists()
    ):
        return ours
    grant(
        Dossier.objects.unscoped(because="an alert falls to us").get(pk=alert.dossier_id),
        to=ours,
        opens=[Compartment.OPEN, Compartment.ALERT],
        basis=Basis.DUTY,
        because=f"duty {alert.duty}: nobody answered",
        by=by,
    )
    Alert(
        dossier_id=alert.dossier_id,
        notice=alert.notice,
        recipient=ours,
        nobody_there=True,
        duty=alert.duty,
        source=alert.source,
        verified=alert.verified,
        expects_outcome=alert.expects_outcome,
        danger=alert.danger,
        raised_at=by.at,
        due_at=by.at + PACE,
    ).save(force_insert=True)
    tell(Topic.ALERTS, unit=ours.pk)
    return ours
