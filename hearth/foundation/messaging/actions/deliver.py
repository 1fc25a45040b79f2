"""Deliver a letter. Each try is written down before the gateway is asked, and outside any
transaction: somebody else's machine may take its time, and may not give the answer back."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError
from django.db.models import Max

from hearth.foundation.access.actor import Actor
from hearth.foundation.messaging.channels import Channel
from hearth.foundation.messaging.gateways.doors import door
from hearth.foundation.messaging.gateways.gateway import Envelope, Undeliverable
from hearth.foundation.messaging.models import Device, Letter, Try
from hearth.foundation.messaging.text import text


class NotDelivered(Exception):
    """The letter did not go this time. The queue tries again later."""


def deliver(which: UUID, *, carrying: str = "", by: Actor) -> None:
    """Once more, unless it has gone or never will. A letter that never was is not an error.

    `carrying`: an address put on the envelope, and kept nowhere.
    """
    letter = Letter.objects.waiting().select_related("to_user").filter(pk=which).first()
    attempt = _begin(letter, by=by) if letter else None
    if letter is None or attempt is None:
        return
    try:
        for envelope in _envelopes(letter, carrying):
            door(envelope.channel).carry(envelope)
    except Undeliverable as obstacle:
        attempt.outcome = Try.Outcome.REFUSED if obstacle.for_good else Try.Outcome.FAILED
        attempt.reason = obstacle.reason
    else:
        attempt.outcome = Try.Outcome.SENT
    attempt.save(update_fields=["outcome", "reason"])
    if attempt.outcome == Try.Outcome.FAILED:
        raise NotDelivered


def _begin(letter: Letter, *, by: Actor) -> Try | None:
    """The next try; None when another worker has just begun the same one."""
    last = letter.tries.aggregate(last=Max("number"))["last"] or 0
    try:
        return Try.objects.create(letter=letter, number=last + 1, at=by.at)
    except IntegrityError:
        return None


def _envelopes(letter: Letter, carrying: str) -> list[Envelope]:
    """One for each address the channel has for its reader; most have one."""
    addresses = [address for address in _addresses(letter) if address]
    if not addresses:
        raise Undeliverable("no-address", for_good=True)
    words = text(letter.template, letter.language)
    if carrying:
        words = words.carrying(carrying)
    return [Envelope(letter.pk, Channel(letter.channel), to, words) for to in addresses]


def _addresses(letter: Letter) -> list[str]:
    user = letter.to_user
    if user is None:
        return [letter.to_address]
    match letter.channel:
        case Channel.EMAIL:
            return [user.email]
        case Channel.SMS:
            return [user.phone]
    return list(
        Device.objects.filter(user=user, gone_at__isnull=True).values_list("endpoint", flat=True)
    )
