"""What lay on a phone for too long, and phones nobody has heard of: the coordinator is told."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models import Membership
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.messaging.actions import wake
from hearth.front.field.models import Envelope, Phone

TOO_LONG = timedelta(days=3)


def say_it_was_late(envelope: Envelope, phone: Phone, *, by: Actor) -> None:
    """Part of handling: both times are written down, and whoever leads the unit is woken."""
    if envelope.received_at - envelope.happened < TOO_LONG:
        return
    record(
        "field.late",
        None,
        by=by,
        what="field.envelope",
        which=envelope.pk,
        happened_at=envelope.happened,
        received_at=envelope.received_at,
    )
    wake((), people=coordinators_of(phone, at=by.at), because="field-late", about=phone.pk, by=by)


@deed
def warn_of_silence(phone: Phone, *, by: Actor) -> bool:
    """Silent for three days in the middle of a shift: its owner and the coordinator are woken.

    Once for each silence; two workers at the clock warn nobody twice.
    """
    silent = Phone.objects.filter(pk=phone.pk, warned_at__isnull=True, seen_at=phone.seen_at)
    if not silent.update(warned_at=by.at):
        return False
    people = [phone.user_id, *coordinators_of(phone, at=by.at)]
    wake((), people=people, because="field-silent", about=phone.pk, by=by)
    record("field.silent", None, by=by, what="field.phone", which=phone.pk)
    return True


def coordinators_of(phone: Phone, *, at: datetime) -> list[UUID]:
    """Who leads mobile units in the organisation of this phone's unit."""
    posts = Membership.objects.in_force(at).filter(
        role=Role.COORDINATOR, unit__organisation__units=phone.unit_id, user__is_active=True
    )
    return list(posts.values_list("user", flat=True).distinct())
