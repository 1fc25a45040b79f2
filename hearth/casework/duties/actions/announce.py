"""Say what happened, and tell whoever must be told. One call does both, or neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from hearth.casework.duties.directory import our_duty_officer, recipients
from hearth.casework.duties.models import Alert, Notice
from hearth.casework.duties.policy import Duty, duties_after
from hearth.casework.duties.rules import times
from hearth.foundation.access.actions import prepared_grant
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import House
from hearth.foundation.access.models import Basis, Dossier
from hearth.foundation.access.together import write
from hearth.foundation.accounts.models import Unit
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.jobs.notify import tell_units
from hearth.foundation.jobs.topics import Topic
from hearth.foundation.messaging.actions import wake


@dataclass(frozen=True)
class Revealed:
    """What the officer needs to move. There is no field for a name, and there never will be."""

    number: str
    danger: bool = False
    minor: bool = False
    meet_at: str = ""
    danger_now: str = ""
    form: str = ""
    sex: str = ""
    age_band: str = ""
    suspects: str = ""
    reporter: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Announcement:
    """The event, and who was told of it. `uncovered`: duties that found nobody and fell to us."""

    event: UUID
    alerts: tuple[Alert, ...]
    uncovered: tuple[Duty, ...] = ()


@deed
def announce(
    kind: str, dossier: Dossier, *, revealed: Revealed | None = None, by: Actor, **facts: Any
) -> Announcement:
    """Record the event and discharge every duty it raises, in the deed's own transaction."""
    event = record(kind, dossier, by=by, **facts)
    duties = list(duties_after(kind, facts))
    if not duties or revealed is None:
        return Announcement(event, ())

    notice = _notice(kind, event, dossier, revealed, by=by)
    told = recipients(duties, dossier, by=by)
    uncovered = tuple(duty for duty in duties if told[duty.code] is None)
    fallback = our_duty_officer(by.unit, at=by.at) if uncovered else by.unit
    alerts = [_alert(duty, told[duty.code], fallback, notice, by=by) for duty in duties]
    _let_in(duties, alerts, dossier, by=by)
    write(*alerts)
    for alert in alerts:
        record("duties.alerted", dossier, by=by, what=alert.duty, which=alert.recipient_id)
    units = [alert.recipient_id for alert in alerts]
    tell_units(Topic.ALERTS, units)
    wake(units, because="alert", about=notice.pk, by=by)
    return Announcement(event, tuple(alerts), uncovered)


def _notice(kind: str, event: UUID, dossier: Dossier, revealed: Revealed, *, by: Actor) -> Notice:
    page = {word: value for word, value in asdict(revealed).items() if isinstance(value, str)}
    notice = Notice(
        dossier=dossier,
        event=event,
        kind=kind,
        number=page.pop("number"),
        danger=revealed.danger,
        minor=revealed.minor,
        qark=dossier.qark,
        municipality=dossier.municipality,
        reveals=page,
        by=by.user,
        unit=by.unit,
        at=by.at,
    )
    write(notice)
    return notice


def _alert(duty: Duty, unit: Unit | None, fallback: Unit, notice: Notice, *, by: Actor) -> Alert:
    when = times(by.at, duty.within, duty.escalate_after)
    return Alert(
        dossier_id=notice.dossier_id,
        notice=notice,
        recipient=unit or fallback,
        nobody_there=unit is None,
        duty=duty.code,
        source=duty.source,
        verified=duty.verified,
        expects_outcome=duty.expects_outcome,
        danger=notice.danger,
        raised_at=by.at,
        due_at=when.due_at,
        escalates_at=when.escalates_at,
    )


def _let_in(
    duties: Sequence[Duty], alerts: Sequence[Alert], dossier: Dossier, *, by: Actor
) -> None:
    """Each unit told may open what its duty reveals, and not one drawer more."""
    told = list(zip(duties, alerts, strict=True))
    opened = [(duty, alert, duty.reveals, Basis.DUTY) for duty, alert in told]
    opened += [
        (duty, alert, duty.reveals_in_danger, Basis.IDENTITY)
        for duty, alert in told
        if alert.danger and duty.reveals_in_danger
    ]
    grants = [
        prepared_grant(
            dossier, to=alert.recipient, opens=drawers, basis=basis,
            because=f"duty {duty.code}", by=by,
        )
        for duty, alert, drawers, basis in opened
    ]  # fmt: skip
    write(*grants, by=House("a duty lets in whom policy/duties.toml names"))
