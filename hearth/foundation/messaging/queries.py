"""Who can be reached, who is on duty, and what went out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models import Membership, RosterTurn, User
from hearth.foundation.messaging.channels import Channel
from hearth.foundation.messaging.models import MOST_TRIES, ChosenChannel, Device, Letter, Try
from hearth.foundation.messaging.text import text


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


def outbox(actor: Actor, *, most: int = 100) -> list[Posted]:
    """The newest letters, for who keeps the house running; for anybody else their own."""
    letters = Letter.objects.newest_first().select_related("to_user").prefetch_related("tries")
    if Role.ADMINISTRATOR not in actor.roles:
        letters = letters.filter(to_user=actor.user)
    return [_posted(letter) for letter in letters[:most]]


def reachable_by(user: User) -> frozenset[Channel]:
    """The ways this colleague has an address for."""
    devices = Device.objects.filter(user=user, gone_at__isnull=True)
    has = {
        Channel.EMAIL: bool(user.email),
        Channel.SMS: bool(user.phone),
        Channel.PUSH: devices.exists(),
    }
    return frozenset(channel for channel, there in has.items() if there)


def chosen_by(user: User) -> frozenset[Channel]:
    """The ways this colleague wants to be told."""
    chosen = ChosenChannel.objects.filter(user=user).values_list("channel", flat=True)
    return frozenset(map(Channel, chosen))


def on_duty(units: Iterable[UUID], *, at: datetime) -> list[User]:
    """Who answers first in each unit's roster now; where nobody is on it, the whole unit."""
    wanted = set(units)
    turns = RosterTurn.objects.on_duty(at).filter(unit__in=wanted, user__is_active=True)
    first: defaultdict[UUID, list[User]] = defaultdict(list)
    for turn in turns.in_order().select_related("user"):
        first[turn.unit_id].append(turn.user)
    rest = Membership.objects.in_force(at).filter(
        unit__in=wanted - first.keys(), user__is_active=True
    )
    return [people[0] for people in first.values()] + [
        membership.user for membership in rest.select_related("user")
    ]


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
