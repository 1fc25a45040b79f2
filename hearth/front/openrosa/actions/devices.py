"""Let a colleague's telephone in; note that it was heard of; see it out."""

from __future__ import annotations

from datetime import timedelta

from hearth.areas.outreach.actions import field_unit
from hearth.foundation.access.actor import Actor, act_as
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models import User
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.front.openrosa.actions.form_key import cut_form_key, form_key
from hearth.front.openrosa.happened import Happened
from hearth.front.openrosa.models import Device
from hearth.front.openrosa.token import new_mark

OFTEN = timedelta(minutes=1)


class MayNotIssue(Exception):
    """Telephones are let in by the coordinator of the same organisation, or an administrator."""


@deed
def issue(worker: User, *, by: Actor) -> Device:
    """A new telephone for this worker. Its token is shown once, to whoever issues it."""
    unit = field_unit(act_as(worker, at=by.at))
    _insist_on_coordinating(unit.organisation_id, by)
    if form_key() is None:
        cut_form_key(by=by)
    device = Device(user=worker, unit=unit, mark=new_mark(), issued_by=by.user, issued_at=by.at)
    device.save(force_insert=True)
    record(Happened.DEVICE_ISSUED, None, by=by, which=device.pk)
    return device


@deed
def revoke(device: Device, *, by: Actor) -> None:
    """From now on it is turned away. Its worker may do it too: she knows first that it is lost."""
    if device.user_id != by.user.pk:
        _insist_on_coordinating(device.unit.organisation_id, by)
    trusted = Device.objects.filter(pk=device.pk, revoked_at__isnull=True)
    if trusted.update(revoked_at=by.at, revoked_by=by.user):
        record(Happened.DEVICE_REVOKED, None, by=by, which=device.pk)


@deed
def hear_of(device: Device, *, by: Actor) -> None:
    """It was here; once a minute is enough."""
    if device.heard_at is None or by.at - device.heard_at >= OFTEN:
        Device.objects.filter(pk=device.pk).update(heard_at=by.at)


def may_issue(organisation: object, by: Actor) -> bool:
    """Whether the actor coordinates, or administers, in this organisation."""
    roles = {Role.COORDINATOR, Role.ADMINISTRATOR}
    return any(p.role in roles and p.unit.organisation_id == organisation for p in by.posts)


def _insist_on_coordinating(organisation: object, by: Actor) -> None:
    if not may_issue(organisation, by):
        raise MayNotIssue
