"""Trust a phone; trust it no more."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.front.field.actions.lease import end_leases, gone
from hearth.front.field.models import LeaseEnd, Phone
from hearth.front.field.token import hashed, new_mark, new_token


@dataclass(frozen=True)
class Registered:
    """The phone, and the token that is shown to it once and kept nowhere."""

    phone: Phone
    token: str


@deed
def register(*, by: Actor) -> Registered:
    """This phone is the actor's own from now on. Done from a signed-in session on that phone."""
    token = new_token()
    phone = Phone(
        user=by.user,
        unit=by.unit,
        mark=new_mark(),
        token_hash=hashed(token),
        registered_at=by.at,
        seen_at=by.at,
    )
    phone.save(force_insert=True)
    record("field.phone-registered", None, by=by, what="field.phone", which=phone.pk)
    return Registered(phone, token)


@deed
def hear_of(phone: Phone, *, by: Actor) -> None:
    """It asked for states: a sign of life, which ends any warning about its silence."""
    Phone.objects.filter(pk=phone.pk).update(seen_at=by.at, warned_at=None)


@deed
def revoke(phone: Phone, *, by: Actor) -> bool:
    """Lost, stolen, or its owner left: it wipes itself at its next contact. False: it was before.

    Whether it is theirs to do is for the view: the owner, a coordinator, an administrator.
    """
    revoked = Phone.objects.filter(pk=phone.pk, revoked_at__isnull=True).update(
        revoked_at=by.at, revoked_by=by.user
    )
    if revoked:
        end_leases(Q(phone=phone), because=LeaseEnd.PHONE, by=by)
        record("field.phone-revoked", None, by=by, what="field.phone", which=phone.pk)
    return bool(revoked)


@deed
def wiped(phone: Phone, *, by: Actor) -> None:
    """The phone was told to wipe itself, and was there to hear it."""
    gone(b"", phone, by=by)
    heard = Phone.objects.filter(pk=phone.pk, wiped_at__isnull=True).update(wiped_at=by.at)
    if heard:
        record("field.phone-wiped", None, by=by, what="field.phone", which=phone.pk)
