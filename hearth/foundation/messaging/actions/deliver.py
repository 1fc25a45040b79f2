"""Deliver letters. Each try is written down before its gateway is asked, and outside any
transaction: somebody else's machine may take its time, and may not give the answer back."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet

from hearth.foundation.access.actor import Actor
from hearth.foundation.messaging.channels import Channel
from hearth.foundation.messaging.gateways.doors import door
from hearth.foundation.messaging.gateways.gateway import NO_ANSWER, Envelope, Undeliverable
from hearth.foundation.messaging.models import Letter, Try
from hearth.foundation.messaging.queries import devices
from hearth.foundation.messaging.text import text
from hearth.foundation.wording import worded_once

UNWRITTEN = 0.05  # seconds of carrying whose outcome a death may take along: a fast door's many,
# a slow door's one


class NotDelivered(Exception):
    """A letter did not go this time. The queue tries again later."""


def deliver(which: UUID, *, carrying: str = "", by: Actor) -> None:
    """One letter.

    `carrying`: an address put on the envelope, and kept nowhere.
    """
    deliver_together([which], carrying=carrying, by=by)


def deliver_together(which: Sequence[UUID], *, carrying: str = "", by: Actor) -> None:
    """Each once more, unless it has gone or never will. One that never was is not an error.

    None is left lying because of another; what did not go is said at the end.
    """
    round_ = Round(_begin(which, by=by), carrying)
    round_.walk()
    if round_.strange:
        raise round_.strange[0]
    if round_.not_gone:
        raise NotDelivered


class Round:
    """Letters being carried, one after the other."""

    def __init__(self, attempts: Sequence[Try], carrying: str) -> None:
        self.not_gone = False
        self.strange: list[Exception] = []  # what no gateway should ever say
        self._attempts = attempts
        self._carrying = carrying
        self._addresses = _addresses([attempt.letter for attempt in attempts])
        self._silent: set[str] = set()

    def walk(self) -> None:
        since, carried = time.monotonic(), []
        for attempt in self._attempts:
            try:
                self._carry(attempt)
            except Exception as error:  # its try has no outcome, like that of a worker that died
                self.strange.append(error)
                continue
            carried.append(attempt)
            if attempt.number > 1 or time.monotonic() - since > UNWRITTEN:
                _write_down(carried)
                since, carried = time.monotonic(), []
        _write_down(carried)

    def _carry(self, attempt: Try) -> None:
        channel = attempt.letter.channel
        try:
            if channel in self._silent and attempt.number == 1:
                raise Undeliverable(NO_ANSWER)
            for envelope in self._envelopes(attempt.letter):
                door(envelope.channel).carry(envelope)
        except Undeliverable as obstacle:
            attempt.outcome = Try.Outcome.REFUSED if obstacle.for_good else Try.Outcome.FAILED
            attempt.reason = obstacle.reason
            self.not_gone |= not obstacle.for_good
            if obstacle.reason == NO_ANSWER:
                self._silent.add(channel)  # the rest need not wait as long each, this first time
        else:
            attempt.outcome = Try.Outcome.SENT

    def _envelopes(self, letter: Letter) -> list[Envelope]:
        """One for each address the channel has for its reader; most have one."""
        addresses = [address for address in self._addresses[letter.pk] if address]
        if not addresses:
            raise Undeliverable("no-address", for_good=True)
        words = text(letter.template, letter.language)
        if self._carrying:
            words = words.carrying(self._carrying)
        return [Envelope(letter.pk, Channel(letter.channel), to, words) for to in addresses]


def _begin(which: Sequence[UUID], *, by: Actor) -> list[Try]:
    """The next try of each, written in one go; without those another worker has just begun."""
    attempts = [
        Try(letter=letter, number=(letter.last or 0) + 1, at=by.at) for letter in _waiting([*which])
    ]
    try:
        with transaction.atomic():
            return Try.objects.bulk_create(attempts)
    except IntegrityError:
        return [attempt for attempt in attempts if _begun_alone(attempt)]


@worded_once
def _waiting(which: list[UUID]) -> QuerySet[Any]:
    """The oldest first, and how often each was tried."""
    letters = Letter.objects.waiting().filter(pk__in=which).annotate(last=Max("tries__number"))
    return letters.select_related("to_user").order_by("written_at", "pk")


def _begun_alone(attempt: Try) -> bool:
    try:
        with transaction.atomic():
            attempt.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _write_down(attempts: Sequence[Try]) -> None:
    """What came of them. A letter that another worker has sent meanwhile is sent once."""
    alike: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for attempt in attempts:
        alike[attempt.outcome, attempt.reason].append(attempt.pk)
    for (outcome, reason), pks in alike.items():
        if not _written_down(pks, outcome, reason):
            for pk in pks:
                _written_down([pk], outcome, reason)


def _written_down(pks: Sequence[int], outcome: str, reason: str) -> bool:
    try:
        with transaction.atomic():
            Try.objects.filter(pk__in=pks).update(outcome=outcome, reason=reason)
    except IntegrityError:
        return False
    return True


def _addresses(letters: Sequence[Letter]) -> dict[UUID, list[str]]:
    """Where each goes."""
    woken = {letter.to_user_id for letter in letters if letter.channel == Channel.PUSH}
    endpoints: defaultdict[UUID | None, list[str]] = defaultdict(list)
    for device in devices([user for user in woken if user]):
        endpoints[device.user_id].append(device.endpoint)
    return {letter.pk: _of(letter, endpoints[letter.to_user_id]) for letter in letters}


def _of(letter: Letter, endpoints: list[str]) -> list[str]:
    user = letter.to_user
    if user is None:
        return [letter.to_address]
    match letter.channel:
        case Channel.EMAIL:
            return [user.email]
        case Channel.SMS:
            return [user.phone]
    return endpoints
