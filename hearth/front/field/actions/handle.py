"""Do what an envelope asks for: in the order of its phone, and once."""

from __future__ import annotations

import logging
from dataclasses import replace
from uuid import UUID

from django.db import OperationalError, transaction

from hearth.foundation.access.actor import Actor, act_as
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.vault.envelopes import NotForUs, open_envelope
from hearth.foundation.vault.providers.provider import Sealed as VaultSealed
from hearth.front.field.actions.late import say_it_was_late
from hearth.front.field.deeds import DEEDS, READING
from hearth.front.field.faults import WHOLE, Faults
from hearth.front.field.models import Envelope, Phone
from hearth.front.field.sealed import Opened, Unreadable, bound, opened

MOST = 200  # in one go; the rest waits for the minute hand
ENOUGH = 5  # times that something broke: then a human is asked

logger = logging.getLogger("hearth.field")


def handle_waiting(phone: Phone, *, by: Actor) -> int:
    """Everything this phone sent that waits, in its order. Returns how many were handled."""
    for done in range(MOST):
        with acting(by):
            waiting = Envelope.objects.visible_to(by).of_phone(phone).to_handle()
            first = waiting.values_list("pk", "received_at").first()
        if first is None or not _try(first[0], phone, by=replace(by, at=first[1])):
            return done
    return MOST


def handle(which: UUID, phone: Phone, *, by: Actor) -> Envelope | None:
    """One envelope, and its deed, in one transaction; None when somebody else was quicker.

    The actor's moment is the receipt: deadlines run from there. Of two who handle one phone's
    envelopes at once the second waits, so that the order of the phone is kept. It is no deed
    itself, so that a deed inside it may fail and leave its refusal behind.
    """
    with acting(by):
        Phone.objects.select_for_update().get(pk=phone.pk)
        envelope = Envelope.objects.visible_to(by).to_handle().filter(pk=which).first()
        if envelope is not None:
            _go_through(envelope, by=by)
            say_it_was_late(envelope, phone, by=by)
        return envelope


def hear_reading(which: UUID, phone: Phone, *, by: Actor) -> None:
    """What a revoked phone brings is held; but that a case was read on it goes into the record.

    Nothing else is believed of it. What cannot be opened now waits for a human with the rest.
    """
    try:
        with acting(by):
            Phone.objects.select_for_update().get(pk=phone.pk)
            held = Envelope.objects.visible_to(by).filter(pk=which, state=Envelope.State.HELD)
            envelope = held.select_related("phone").first()
            if envelope is not None:
                _hear(envelope, by=by)
    except Exception as error:  # whatever breaks: the phone must still be told to empty itself
        logger.exception("envelope %s was not heard: %s", which, type(error).__name__)


def _hear(envelope: Envelope, *, by: Actor) -> None:
    try:
        form = look_into(envelope)
        if form.form != READING:
            return
        envelope.form, envelope.happened_at = READING, form.at
        with transaction.atomic():
            _do(form, envelope, by=by)
    except (NotForUs, Unreadable, Faults):
        return
    end(envelope, Envelope.State.HANDLED, by=by)


def _go_through(envelope: Envelope, *, by: Actor) -> None:
    try:
        form = look_into(envelope)
        envelope.form, envelope.happened_at = form.form[:30], form.at
        with transaction.atomic():
            envelope.told = _do(form, envelope, by=by)
    except (NotForUs, Unreadable):
        _refuse(envelope, [f"{WHOLE}:unreadable"], by=by)
    except Faults as found:
        _refuse(envelope, found.faults, by=by)
    else:
        end(envelope, Envelope.State.HANDLED, by=by)


def look_into(envelope: Envelope) -> Opened:
    """What the worker filled in. Only for the deed it asks for, and for its writer to mend it."""
    info = bound(envelope.pk, envelope.number, envelope.sealed_on, envelope.key_number)
    return opened(open_envelope(envelope.key_number, bytes(envelope.sealed), info=info))


def end(envelope: Envelope, state: Envelope.State, *, by: Actor) -> None:
    """The deed is done, so the ciphertext is not needed any more."""
    envelope.state, envelope.sealed, envelope.ended_at, envelope.faults = state, b"", by.at, []
    envelope.save(
        update_fields=[
            "state", "sealed", "ended_at", "faults", "form", "happened_at", "told",
        ]
    )  # fmt: skip
    record("field.handled", None, by=by, what="field.envelope", which=envelope.pk, state=state)


def _do(form: Opened, envelope: Envelope, *, by: Actor) -> int | None:
    """With a savepoint of its own: what a refused form began is undone, its refusal is kept."""
    if form.form not in DEEDS:
        raise Faults([f"{WHOLE}:unknown-form"])
    return DEEDS[form.form](form.answers, envelope, by=by)


def _refuse(envelope: Envelope, faults: list[str], *, by: Actor) -> None:
    envelope.state, envelope.faults = Envelope.State.REFUSED, faults[:40]
    envelope.save(update_fields=["state", "faults", "form", "happened_at"])
    record("field.refused", None, by=by, what="field.envelope", which=envelope.pk)


def _try(which: UUID, phone: Phone, *, by: Actor) -> bool:
    """Whether to go on with the next. What breaks is tried again, and in the end given to a human.

    A database or a vault that is away is nobody's fault: everything waits as it is.
    """
    by = act_as(by.user, at=by.at)
    try:
        handle(which, phone, by=by)
    except (OperationalError, VaultSealed):
        return False
    except Exception as error:
        logger.exception("envelope %s did not go through: %s", which, type(error).__name__)
        with acting(by):
            return _count_the_failure(which, by=by)
    return True


def _count_the_failure(which: UUID, *, by: Actor) -> bool:
    envelope = Envelope.objects.visible_to(by).to_handle().filter(pk=which).first()
    if envelope is None:
        return True
    envelope.tries += 1
    envelope.save(update_fields=["tries"])
    if envelope.tries >= ENOUGH:
        _refuse(envelope, [f"{WHOLE}:trouble"], by=by)
        return True
    return False
