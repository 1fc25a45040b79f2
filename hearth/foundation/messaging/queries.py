"""Who can be reached, who is on duty, and what went out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models import Membership, RosterTurn, User
from hearth.foundation.messaging.channels import Channel
from hearth.foundation.messaging.models import MOST_TRIES, ChosenChannel, Device, Letter, Try
from hearth.foundation.messaging.text import text
from hearth.foundation.wording import worded_once


@dataclass(frozen=True)
class Posted:
    """A letter as the outbox shows it. `state`: waiting, sent, refused, given-up."""

    id: UUID
    to: str
    channel: str
    because: str
    written_at: datetime
    state: str
    tries: int
    reason: str
    subject: str
    body: str


@dataclass(frozen=True)
class Preference:
    """How a colleague can be told, and how they wish to be."""

    reachable: frozenset[Channel]
    chosen: frozenset[Channel]


def outbox(actor: Actor, *, most: int = 100) -> list[Posted]:
    """The newest letters, for who keeps the house running; for anybody else their own."""
    letters = Letter.objects.newest_first().select_related("to_user").prefetch_related("tries")
    if Role.ADMINISTRATOR not in actor.roles:
        letters = letters.filter(to_user=actor.user)
    return [_posted(letter) for letter in letters[:most]]


def preferences(users: Iterable[User]) -> dict[UUID, Preference]:
    """The ways each of these colleagues has an address for, and those they chose."""
    everybody = {user.pk: user for user in users}
    with_device = {device.user_id for device in devices([*everybody])}
    chosen: defaultdict[UUID, set[Channel]] = defaultdict(set)
    for choice in _choices([*everybody]):
        chosen[choice.user_id].add(Channel(choice.channel))
    return {
        pk: Preference(_reachable(user, pk in with_device), frozenset(chosen[pk]))
        for pk, user in everybody.items()
    }


@worded_once
def devices(users: list[UUID]) -> QuerySet[Device]:
    """The browsers of these colleagues that may be woken."""
    return Device.objects.filter(user__in=users, gone_at__isnull=True)


@worded_once
def _choices(users: list[UUID]) -> QuerySet[ChosenChannel]:
    return ChosenChannel.objects.filter(user__in=users)


def _reachable(user: User, has_device: bool) -> frozenset[Channel]:
    has = {
        Channel.EMAIL: bool(user.email),
        Channel.SMS: bool(user.phone),
        Channel.PUSH: has_device,
    }
    return frozenset(channel for channel, there in has.items() if there)


def found(people: Iterable[UUID]) -> dict[UUID, User]:
    """Those of them who still work here."""
    return {user.pk: user for user in _found([*set(people)])}


@worded_once
def _found(people: list[UUID]) -> QuerySet[User]:
    return User.objects.filter(pk__in=people, is_active=True)


def on_duty(units: Iterable[UUID], *, at: datetime) -> dict[UUID, list[User]]:
    """Who answers first in each unit's roster now; where nobody is on it, the whole unit."""
    wanted = set(units)
    awake: dict[UUID, list[User]] = {}
    for turn in _turns([*wanted], at):
        awake.setdefault(turn.unit_id, [turn.user])
    for membership in _there([*(wanted - awake.keys())], at):
        awake.setdefault(membership.unit_id, []).append(membership.user)
    return awake


@worded_once
def _turns(units: list[UUID], at: datetime) -> QuerySet[RosterTurn]:
    turns = RosterTurn.objects.on_duty(at).filter(unit__in=units, user__is_active=True)
    return turns.in_order().select_related("user")


@worded_once
def _there(units: list[UUID], at: datetime) -> QuerySet[Membership]:
    there = Membership.objects.in_force(at).filter(unit__in=units, user__is_active=True)
    return there.select_related("user")


def _posted(letter: Letter) -> Posted:
    tries = sorted(letter.tries.all(), key=lambda each: each.number)
    words = text(letter.template, letter.language)
    to = letter.to_user.short_name if letter.to_user else letter.to_address
    return Posted(
        id=letter.pk,
        to=to,
        channel=str(Channel(letter.channel).label),
        because=letter.because,
        written_at=letter.written_at,
        state=_state(tries),
        tries=len(tries),
        reason=tries[-1].reason if tries else "",
        subject=words.subject,
        body=words.sentence if letter.channel == Channel.SMS else words.whole,
    )


def _state(tries: list[Try]) -> str:
    outcomes = {each.outcome for each in tries}
    for final in (Try.Outcome.SENT, Try.Outcome.REFUSED):
        if final in outcomes:
            return final.value
    return "given-up" if len(tries) >= MOST_TRIES else "waiting"
