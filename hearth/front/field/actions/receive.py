"""Keep an envelope, before anybody looks into it."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.drafts.actions import drawer_of
from hearth.front.field.models import Envelope, Phone
from hearth.front.field.sealed import Sealed


class NotTheirs(Exception):
    """This id belongs to somebody else's envelope. A phone makes its ids at random."""


@deed
def receive(sealed: Sealed, phone: Phone, *, by: Actor) -> Envelope:
    """The envelope, kept in its writer's own drawer. Sent twice, it finds the first.

    From a phone that is not trusted any more it is kept as well, and held: a human decides.
    """
    Phone.objects.filter(pk=phone.pk).update(seen_at=by.at, warned_at=None)
    known = Envelope.objects.visible_to(by).filter(pk=sealed.id).first()
    return known or _keep(sealed, phone, by=by)


def _keep(sealed: Sealed, phone: Phone, *, by: Actor) -> Envelope:
    envelope = Envelope(
        id=sealed.id,
        dossier_id=drawer_of(by),
        phone=phone,
        number=sealed.number,
        sealed_on=sealed.phone,
        key_number=sealed.key,
        sealed=sealed.content,
        state=Envelope.State.HELD if phone.revoked_at else Envelope.State.RECEIVED,
        received_at=by.at,
        clock_off=int((sealed.sent_at - by.at).total_seconds()),
    )
    try:
        with transaction.atomic():
            envelope.save(force_insert=True)
    except IntegrityError:  # the same, sent twice in one moment
        first = Envelope.objects.visible_to(by).filter(pk=sealed.id).first()
        if first is None:
            raise NotTheirs from None
        return first
    record("field.received", None, by=by, what="field.envelope", which=envelope.pk)
    return envelope
