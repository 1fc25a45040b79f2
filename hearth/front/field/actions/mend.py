"""Put a refused form right, on the house's own page: the phone cannot read it back."""

from __future__ import annotations

from django.db import transaction

from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.vault.envelopes import NotForUs
from hearth.front.field.actions.handle import end, look_into
from hearth.front.field.deeds import DEEDS, FORMS
from hearth.front.field.faults import Answers
from hearth.front.field.models import Envelope
from hearth.front.field.sealed import Unreadable


def answers_of(envelope: Envelope) -> Answers:
    """What its writer filled in; nothing when it cannot be opened any more."""
    try:
        return look_into(envelope).answers
    except (NotForUs, Unreadable):
        return {}


def mend(envelope: Envelope, answers: Answers, *, by: Actor) -> Envelope:
    """The deed it asked for, with answers put right; Faults when they still are not.

    Pressed twice, or handled meanwhile, nothing is done a second time.
    """
    with acting(by):
        rows = Envelope.objects.visible_to(by).select_for_update()
        fresh = rows.filter(pk=envelope.pk, state=Envelope.State.REFUSED).first()
        if fresh is None:
            return Envelope.objects.visible_to(by).get(pk=envelope.pk)
        asked = FORMS[fresh.form](answers, fresh, by=by).fields
        beside = {name: said for name, said in answers_of(fresh).items() if name not in asked}
        with transaction.atomic():
            fresh.told = DEEDS[fresh.form]({**answers, **beside}, fresh, by=by)
        end(fresh, Envelope.State.MENDED, by=by)
        return fresh
