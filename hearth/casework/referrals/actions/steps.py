"""The one way a referral moves on. Of two who move it at once one wins; the other learns who."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from hearth.casework.duties.actions import announce
from hearth.casework.referrals.happened import Happened
from hearth.casework.referrals.models import Referral, ReferralStep
from hearth.casework.referrals.rules import OVER, WAITING, Move, State, after
from hearth.foundation.access.actions import end_grants
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Dossier
from hearth.foundation.jobs.notify import tell
from hearth.foundation.jobs.topics import Topic

Through = ReferralStep.Through
WHY_THE_HOUSE = "a referral is answered by link, or moved by the clock"


class NotTheRecipient(Exception):
    """Reading a referral is one thing; answering it belongs to the unit it was sent to."""


class NotTheSender(Exception):
    """Only the unit that sent a referral may take it back, or answer for a partner outside."""


class NotNow(Exception):
    """The referral does not stand where this could be done: the page shows where it stands."""

    def __init__(self, stands: State) -> None:
        super().__init__()
        self.stands = stands


class AlreadyAnswered(NotNow):
    """Somebody was quicker. Not a mistake: the page shows who, when, and what."""

    def __init__(self, stands: State, first: ReferralStep) -> None:
        super().__init__(stands)
        self.first = first


@dataclass(frozen=True)
class Said:
    """What came with a step: terms, words, a day."""

    on: date | None = None
    decline: str | None = None
    outcome: str | None = None
    withdrawal: str | None = None
    words: str = ""


NOTHING_SAID = Said()


def take(
    referral: Referral,
    move: Move,
    *,
    unit: UUID | None,
    through: str = Through.DESK,
    said: Said = NOTHING_SAID,
    also: Mapping[str, Any] = MappingProxyType({}),
    by: Actor,
) -> ReferralStep:
    """One step: the row, the new state, and word to both sides.

    `unit`: on whose behalf. `also`: what changes of the referral itself in the same moment.
    """
    with _hands(through):
        state = _next(referral, move, through, by=by)
        for field, value in also.items():
            setattr(referral, field, value)
        step = _written(referral, move, unit, through, said, also, by=by)
        changed: dict[str, Any] = {"state": state.value, **also}
        if state in OVER:
            changed["ended_at"] = by.at
        if state not in WAITING:
            changed["escalates_at"] = None
        _rows(through, by).filter(pk=referral.pk).update(**changed)
    for field, value in changed.items():
        setattr(referral, field, value)
    announce(
        Happened[move.name],
        Dossier(pk=referral.dossier_id),
        by=by,
        referral=referral.pk,
        urgency=referral.urgency_id,
        danger=referral.danger,
        outside=referral.is_outside,
    )
    tell_both(referral)
    return step


def tell_both(referral: Referral) -> None:
    """The open pages of both units look again."""
    for unit in {referral.sender_id, referral.recipient_id} - {None}:
        tell(Topic.REFERRALS, unit=unit)
    tell(Topic.ANSWERS, unit=referral.sender_id)


def close_drawers(referral: Referral, *, offer_too: bool, because: str, by: Actor) -> None:
    """What the referral opened is shut. `offer_too`: and the referral, to the unit asked."""
    grants = [referral.opened_id]
    if offer_too:
        grants += [referral.offer_id, referral.raised_id]
    end_grants(Q(pk__in=[grant for grant in grants if grant]), because=because, by=by)


def insist_on_sender(referral: Referral, by: Actor) -> None:
    if referral.sender_id not in by.unit_ids:
        raise NotTheSender


def insist_on_recipient(referral: Referral, by: Actor) -> None:
    if referral.recipient_id is None or referral.recipient_id not in by.unit_ids:
        raise NotTheRecipient


def _next(referral: Referral, move: Move, through: str, *, by: Actor) -> State:
    """Locks the referral, and asks the rule with the state it really stands in."""
    rows = _rows(through, by).filter(pk=referral.pk)
    now = rows.select_for_update(of=("self",)).first()
    if now is None:
        raise NotNow(State.WITHDRAWN)
    referral.state = now.state  # whoever held it in hand meanwhile did not see what others did
    referral.offer_id, referral.opened_id = now.offer_id, now.opened_id
    referral.raised_id = now.raised_id
    state = after(now.stands, move)
    if state is None:
        first = _answer(referral, through, by)
        raise AlreadyAnswered(now.stands, first) if first else NotNow(now.stands)
    return state


def _written(
    referral: Referral,
    move: Move,
    unit: UUID | None,
    through: str,
    said: Said,
    also: Mapping[str, Any],
    *,
    by: Actor,
) -> ReferralStep:
    step = ReferralStep(
        dossier_id=referral.dossier_id,
        referral=referral,
        sender_id=referral.sender_id,
        offer_id=referral.offer_id,
        raised_id=also.get("raised_id"),
        move=move.value,
        through=through,
        unit_id=unit,
        by=None if through in (Through.LINK, Through.CLOCK) else by.user,
        at=by.at,
        on=said.on,
        decline_id=said.decline,
        outcome_id=said.outcome,
        withdrawal_id=said.withdrawal,
        words=said.words or None,
    )
    try:
        with transaction.atomic():
            step.save(force_insert=True)
    except IntegrityError:
        first = _answer(referral, through, by)
        raise (
            AlreadyAnswered(referral.stands, first) if first else NotNow(referral.stands)
        ) from None
    return step


def _answer(referral: Referral, through: str, by: Actor) -> ReferralStep | None:
    """The answer that was first, if this actor may read it."""
    steps = ReferralStep.objects
    rows = steps.unscoped(because=WHY_THE_HOUSE) if _is_house(through) else steps.visible_to(by)
    answers = [Move.ACCEPTED.value, Move.DECLINED.value]
    found = rows.filter(referral=referral, move__in=answers).select_related("by", "unit")
    return found.order_by("-at").first()


def _rows(through: str, by: Actor) -> Any:
    if _is_house(through):
        return Referral.objects.unscoped(because=WHY_THE_HOUSE)
    return Referral.objects.visible_to(by)


def _hands(through: str) -> AbstractContextManager[None]:
    return identity(House(WHY_THE_HOUSE)) if _is_house(through) else nullcontext()


def _is_house(through: str) -> bool:
    return through in (Through.LINK, Through.CLOCK)
